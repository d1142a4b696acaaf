// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.value.Octets;
import java.nio.charset.StandardCharsets;

/**
 * Writes a plain tree as JSON (RFC 8259, RFC 7493): no white space, no more escapes than are due.
 * For one document; not thread-safe.
 */
final class JsonWriter extends TreeWriter {

  private static final String HEX = "0123456789ABCDEF";

  // Whether something stands in front of the next key: in a new object nothing does.
  private boolean isFirst = true;

  @Override
  void startObject(int members) {
    octet('{');
    isFirst = true;
  }

  @Override
  void key(String key) {
    if (!isFirst) {
      octet(',');
    }
    isFirst = false;
    text(key);
    octet(':');
  }

  @Override
  void endObject() {
    octet('}');
    isFirst = false;
  }

  @Override
  void startList(int elements) {
    octet('[');
  }

  @Override
  void nextElement() {
    octet(',');
  }

  @Override
  void endList() {
    octet(']');
  }

  @Override
  void text(String text) {
    reserve(text.length() + 2);
    buffer[size++] = '"';
    int plain = plain(text);
    if (plain < text.length()) {
      escaped(TreeScalars.unicode(text), plain);
    }
    octet('"');
  }

  /** Writes what needs no escape, and gives the index of the first character that is not so. */
  private int plain(String text) {
    byte[] to = buffer;
    int at = size;
    int length = text.length();
    int index = 0;
    while (index < length) {
      char c = text.charAt(index);
      if (c < ' ' || c >= END_OF_ASCII || c == '"' || c == '\\') {
        break;
      }
      to[at++] = (byte) c;
      index++;
    }
    size = at;
    return index;
  }

  private void escaped(String text, int start) {
    StringBuilder out = new StringBuilder(text.length() - start);
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
          } else {
            out.append(c);
          }
        }
      }
    }
    put(out.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  void octets(Octets octets) {
    text(octets.toBase64Url());
  }

  @Override
  void integer(long number) {
    ascii(Long.toString(number));
  }

  @Override
  void number(double number) {
    ascii(Double.toString(number));
  }

  @Override
  void bool(boolean bool) {
    ascii(bool ? "true" : "false");
  }

  @Override
  void nothing() {
    ascii("null");
  }

  private void ascii(String text) {
    reserve(text.length());
    plain(text);
  }

  private void octet(int octet) {
    reserve(1);
    buffer[size++] = (byte) octet;
  }
}
