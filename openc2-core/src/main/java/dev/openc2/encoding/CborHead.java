// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Node;

/**
 * The head of a CBOR item as it stands in the bytes (RFC 8949 §3): what the item is, whatever the
 * parser makes of it.
 *
 * @param major the major type, 0 to 7
 * @param info the five bits behind it
 * @param argument the value, length, count or tag that the head announces, unsigned; -1 without
 * @param end where the head ends in the bytes
 */
record CborHead(int major, int info, long argument, int end) {

  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;
  static final int SIMPLE = 7;

  private static final int FIRST_LONG = 24;
  private static final int LAST_LONG = 27;
  private static final int INDEFINITE = 31;

  /**
   * Reads the head that starts at the index.
   *
   * @throws InvalidMessageException naming the place, if there is none or no whole one
   */
  static CborHead at(byte[] bytes, int index, Node place) {
    if (index >= bytes.length) {
      throw cutOff(bytes, place);
    }
    int major = (bytes[index] & 0xFF) >> 5;
    int info = bytes[index] & 0x1F;
    int end = index + 1;
    if (info < FIRST_LONG) {
      return new CborHead(major, info, info, end);
    }
    if (info > LAST_LONG) {
      boolean isContent = major >= BYTES && major <= MAP;
      if (major != SIMPLE && !(isContent && info == INDEFINITE)) {
        throw place.malformed("this is not CBOR");
      }
      return new CborHead(major, info, -1, end);
    }
    int octets = 1 << (info - FIRST_LONG);
    if (octets > bytes.length - end) {
      throw cutOff(bytes, place);
    }
    return new CborHead(major, info, bigEndian(bytes, end, octets), end + octets);
  }

  private static long bigEndian(byte[] bytes, int index, int octets) {
    long value = 0;
    for (int i = index; i < index + octets; i++) {
      value = (value << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return value;
  }

  /** The exception for bytes that end too early. */
  static InvalidMessageException cutOff(byte[] bytes, Node place) {
    return place.malformed(bytes.length == 0 ? "the message is empty" : "the message is cut off");
  }

  /** True for a string or container whose end is marked by a break. */
  boolean isIndefinite() {
    return info == INDEFINITE && major != SIMPLE;
  }

  /** True for the mark that ends a string or container without length. */
  boolean isBreak() {
    return info == INDEFINITE && major == SIMPLE;
  }

  /** True if it announces more than this; of unsigned numbers. */
  boolean announcesMoreThan(int most) {
    return !isIndefinite() && Long.compareUnsigned(argument, most) > 0;
  }

  /** Checks that the octets of a string of known length are all there. */
  void checkLength(byte[] bytes, Node place) {
    if (announcesMoreThan(bytes.length - end)) {
      throw cutOff(bytes, place);
    }
  }
}
