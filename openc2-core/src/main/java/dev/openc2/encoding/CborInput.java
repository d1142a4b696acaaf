// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a CBOR document and how far they are read: heads, strings and numbers (RFC 8949 §3).
 * Nothing is allocated on the word of a length: what it announces has to be there. Not thread-safe.
 */
final class CborInput {

  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;

  /** The five bits of a string or container without length, and of the break that ends it. */
  static final int INDEFINITE = 31;

  private static final int BREAK = 0xFF;
  private static final int INFO_BITS = 5;
  private static final int INFO = 0x1F;
  private static final int FIRST_LONG = 24;
  private static final int LAST_LONG = 27;

  private static final byte[] NOTHING = {};

  private final byte[] bytes;
  private final TreePath path;
  private int position;

  /** At the start of these bytes; the path is where faults are. */
  CborInput(byte[] bytes, TreePath path) {
    this.bytes = bytes;
    this.path = path;
  }

  boolean isAtEnd() {
    return position == bytes.length;
  }

  /** How many bytes are still to be read. */
  int remaining() {
    return bytes.length - position;
  }

  /** The first octet of the next item: its major type and five bits. */
  int initial() {
    if (isAtEnd()) {
      throw cutOff();
    }
    return bytes[position++] & 0xFF;
  }

  static int major(int initial) {
    return initial >> INFO_BITS;
  }

  static int info(int initial) {
    return initial & INFO;
  }

  /** True if an item of this major type is next; it is not passed. */
  boolean isNext(int major) {
    return position < bytes.length && major(bytes[position] & 0xFF) == major;
  }

  /** Passes the break, if it is next. */
  boolean skipBreak() {
    if (position < bytes.length && (bytes[position] & 0xFF) == BREAK) {
      position++;
      return true;
    }
    return false;
  }

  /** The value, length, count or tag behind the first octet; unsigned. */
  long argument(int info) {
    if (info < FIRST_LONG) {
      return info;
    }
    if (info > LAST_LONG) {
      throw path.malformed("this is not CBOR");
    }
    int octets = 1 << (info - FIRST_LONG);
    if (octets > remaining()) {
      throw cutOff();
    }
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = (value << Byte.SIZE) | (bytes[position++] & 0xFF);
    }
    return value;
  }

  /** The length of a string, all of which is there. */
  private int length(int info) {
    long length = argument(info);
    if (Long.compareUnsigned(length, remaining()) > 0) {
      throw cutOff();
    }
    return (int) length;
  }

  /** The content of a text. */
  String text(int info) {
    if (info == INDEFINITE) {
      byte[] pieces = pieces(TEXT);
      return decode(pieces, 0, pieces.length);
    }
    int length = length(info);
    String text = decode(bytes, position, length);
    position += length;
    return text;
  }

  /** The content of a byte string. */
  byte[] octets(int info) {
    if (info == INDEFINITE) {
      return pieces(BYTES);
    }
    int length = length(info);
    if (length == 0) {
      return NOTHING;
    }
    byte[] octets = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return octets;
  }

  /** The pieces of a string without length (RFC 8949 §3.2.3). */
  private byte[] pieces(int major) {
    if (skipBreak()) {
      return NOTHING;
    }
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    while (!skipBreak()) {
      int initial = initial();
      if (major(initial) != major || info(initial) == INDEFINITE) {
        throw path.malformed("a string has pieces of another kind");
      }
      int length = length(info(initial));
      // Every piece of a text has to be UTF-8 by itself: no character is cut in two.
      if (major == TEXT && length > 0 && (bytes[position] & 0xC0) == 0x80) {
        throw notUtf8();
      }
      pieces.write(bytes, position, length);
      position += length;
    }
    return pieces.toByteArray();
  }

  private String decode(byte[] utf8, int start, int length) {
    if (length == 0) {
      return "";
    }
    if (isAscii(utf8, start, length)) {
      return new String(utf8, start, length, StandardCharsets.ISO_8859_1);
    }
    try {
      ByteBuffer content = ByteBuffer.wrap(utf8, start, length);
      String text = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
      if (!TreeScalars.isUnicode(text)) {
        throw path.malformed("a text has a code point that is no character");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw notUtf8();
    }
  }

  private static boolean isAscii(byte[] bytes, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private InvalidMessageException notUtf8() {
    return path.malformed("a text is not UTF-8");
  }

  /** The exception for bytes that end too early. */
  InvalidMessageException cutOff() {
    return path.malformed(bytes.length == 0 ? "the message is empty" : "the message is cut off");
  }
}
