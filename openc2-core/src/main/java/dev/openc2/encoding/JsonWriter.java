// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.Name;
import dev.openc2.value.Octets;
import java.nio.charset.StandardCharsets;

/**
 * Writes as JSON (RFC 8259, RFC 7493): no white space, no more escapes than are due. For one
 * document; not thread-safe.
 */
final class JsonWriter extends TreeWriter {

  private static final String HEX = "0123456789ABCDEF";

  // Then a comma is due in front of the next key or element.
  private boolean isBehindValue;

  @Override
  public void startObject(int members) {
    begin('{');
  }

  /** Writes the first octet of a key or of a value, and a comma in front of it where one is due. */
  private void begin(int octet) {
    reserve(2);
    if (isBehindValue) {
      buffer[size++] = ',';
    }
    buffer[size++] = (byte) octet;
    isBehindValue = false;
  }

  /** Writes the last octet of a value. */
  private void end(int octet) {
    reserve(1);
    buffer[size++] = (byte) octet;
    isBehindValue = true;
  }

  @Override
  public void key(String key) {
    text(key);
    end(':');
    isBehindValue = false;
  }

  @Override
  public void key(Name name) {
    if (!name.isPlain()) {
      key(name.text());
      return;
    }
    begin('"');
    reserve(name.length() + 2);
    name.copyTo(buffer, size);
    size += name.length();
    buffer[size++] = '"';
    buffer[size++] = ':';
  }

  @Override
  public void endObject() {
    end('}');
  }

  @Override
  public void startList(int elements) {
    begin('[');
  }

  @Override
  public void endList() {
    end(']');
  }

  @Override
  public void text(String text) {
    begin('"');
    reserve(text.length());
    int plain = plain(text);
    if (plain < text.length()) {
      escaped(TreeScalars.unicode(text), plain);
    }
    end('"');
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
  public void octets(Octets octets) {
    text(octets.toBase64Url());
  }

  @Override
  public void integer(long number) {
    ascii(Long.toString(number));
  }

  @Override
  public void number(double number) {
    ascii(Double.toString(TreeScalars.finite(number)));
  }

  @Override
  public void bool(boolean bool) {
    ascii(bool ? "true" : "false");
  }

  @Override
  public void nothing() {
    ascii("null");
  }

  private void ascii(String text) {
    reserve(text.length() + 1);
    if (isBehindValue) {
      buffer[size++] = ',';
    }
    isBehindValue = true;
    plain(text);
  }
}
