// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;

/**
 * How much a received message may hold. Whatever the limits are, a document whose values are so
 * tiny that it would take more than twenty times its size in memory, and 64 KiB, is refused.
 *
 * @param maxBytes of the whole message, at least 1
 * @param maxDepth of nested objects and lists, 8 (a message needs that many) to 256 (the stack of a
 *     thread holds no more)
 * @param maxValues keys and values in all, at least 16
 */
public record Limits(int maxBytes, int maxDepth, int maxValues) {

  /** 1 MiB, 64 levels, 100 000 values. */
  public static final Limits DEFAULT = new Limits(1 << 20, 64, 100_000);

  private static final int MIN_DEPTH = 8;
  private static final int MAX_DEPTH = 256;
  private static final int MIN_VALUES = 16;

  /** Checks the ranges. */
  public Limits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes: " + maxBytes + " is not at least 1");
    }
    if (maxDepth < MIN_DEPTH || maxDepth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "maxDepth: " + maxDepth + " is not between " + MIN_DEPTH + " and " + MAX_DEPTH);
    }
    if (maxValues < MIN_VALUES) {
      throw new IllegalArgumentException(
          "maxValues: " + maxValues + " is not at least " + MIN_VALUES);
    }
  }

  void checkSize(int bytes) {
    if (bytes > maxBytes) {
      throw new InvalidMessageException(
          "", "the message has " + bytes + " bytes, more than " + maxBytes);
    }
  }

  void checkDepth(int depth) {
    if (depth > maxDepth) {
      throw new InvalidMessageException("", "the message is nested deeper than " + maxDepth);
    }
  }

  void checkValues(int values) {
    if (values > maxValues) {
      throw new InvalidMessageException("", "the message has more than " + maxValues + " values");
    }
  }
}
