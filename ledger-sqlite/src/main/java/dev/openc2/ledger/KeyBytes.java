// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.LedgerKey.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.sql.SQLException;

/**
 * The key of a Command as bytes, one for one: as text, what is no Unicode would become the same
 * question mark, and two Commands one.
 */
final class KeyBytes {

  private static final int NO_SENDER = -1;

  private KeyBytes() {}

  static byte[] of(LedgerKey key) {
    String from = key.from() == null ? "" : key.from();
    ByteBuffer bytes =
        ByteBuffer.allocate(
            1 + Integer.BYTES + Character.BYTES * (from.length() + key.id().length()));
    bytes.put(letter(key.kind()));
    bytes.putInt(key.from() == null ? NO_SENDER : from.length());
    put(bytes, from);
    put(bytes, key.id());
    return bytes.array();
  }

  private static byte letter(Kind kind) {
    return (byte)
        switch (kind) {
          case REQUEST -> 'r';
          case COMMAND -> 'c';
          case MESSAGE -> 'm';
          case CONTENT -> 't';
        };
  }

  private static Kind kind(byte letter) {
    for (Kind kind : Kind.values()) {
      if (letter(kind) == letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException(letter + " is no kind of key");
  }

  private static void put(ByteBuffer bytes, String text) {
    for (int i = 0; i < text.length(); i++) {
      bytes.putChar(text.charAt(i));
    }
  }

  /** Throws if these are no bytes of a key. */
  static LedgerKey parse(byte[] array) throws SQLException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(array);
      Kind kind = kind(bytes.get());
      int length = bytes.getInt();
      CharBuffer chars = bytes.asCharBuffer();
      String from = length == NO_SENDER ? null : take(chars, length);
      return new LedgerKey(from, kind, take(chars, chars.remaining()));
    } catch (RuntimeException e) {
      throw new SQLException("a key in the ledger is damaged", e);
    }
  }

  private static String take(CharBuffer chars, int length) {
    if (length > chars.remaining()) {
      throw new IllegalArgumentException(length + " characters are not there");
    }
    char[] taken = new char[length];
    chars.get(taken);
    return new String(taken);
  }
}
