// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;

/**
 * What the tree of a document takes in memory, and what a message that is made of it takes beside:
 * estimates from above, in bytes. A document of very many tiny values takes a hundred times its
 * size; one that would take more than twenty times is refused before it does, so that the size
 * limit is one of memory too. Not thread-safe.
 */
final class Burden {

  /** The least of all documents may hold a thousand values of any kind. */
  private static final int ALLOWANCE = 64 * 1024;

  private static final int FACTOR = 20;

  /** A place in a list that grows as it is filled. */
  private static final int ELEMENT = 18;

  private static final int LIST = 48;
  private static final int MAP = 56;
  private static final int FEW_MEMBERS = 8;
  private static final int MEMBER = 16;

  /** The hash map that takes over from the few. */
  private static final int MANY = 640;

  private static final int MEMBER_OF_MANY = 64;
  private static final int TEXT = 56;
  private static final int OCTETS = 48;

  /** Its place in the list of a message, and in what tells whether it is there twice. */
  private static final int EMPTY_TEXT = 12;

  /** No document of so few bytes can take more than the allowance. */
  private static final int LIGHT = 1024;

  private final boolean isWatched;
  private final long most;
  private long carried;

  Burden(int size) {
    this.isWatched = size > LIGHT;
    this.most = ALLOWANCE + (long) FACTOR * size;
  }

  void element() {
    add(ELEMENT);
  }

  /** A list with an element. */
  void list() {
    add(LIST);
  }

  /** A map with a member. */
  void map() {
    add(MAP);
  }

  /** Another member of a map that has so many. */
  void member(int members) {
    if (members < FEW_MEMBERS) {
      add(MEMBER);
    } else {
      add(members == FEW_MEMBERS ? MANY : MEMBER_OF_MANY);
    }
  }

  void text(int length) {
    add(EMPTY_TEXT + (length == 0 ? 0 : TEXT + 2L * length));
  }

  void octets(int length) {
    add(length == 0 ? 0 : OCTETS + length);
  }

  private void add(long bytes) {
    if (isWatched) {
      carry(bytes);
    }
  }

  private void carry(long bytes) {
    carried += bytes;
    if (carried > most) {
      throw new InvalidMessageException("", "the message has too many tiny values for its size");
    }
  }
}
