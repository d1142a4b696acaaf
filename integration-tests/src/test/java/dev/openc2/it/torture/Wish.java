// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.message.ResponseRequested;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The kinds of Commands that are sent. */
enum Wish {
  /** To be run and answered. */
  COMPLETE(42, ResponseRequested.COMPLETE, true),
  /** To be run in silence. */
  NONE(12, ResponseRequested.NONE, true),
  /** To be run; that it will be is answer enough. */
  ACK(7, ResponseRequested.ACK, true),
  /** To be run; how it stands is answer enough. */
  STATUS(7, ResponseRequested.STATUS, true),
  /** Sent to the topics of the device, of its profile and of all devices. */
  COPIED(10, ResponseRequested.COMPLETE, true),
  /** Sent again and again by a second client under the same request id. */
  RETRIED(10, null, true),
  /** Not to be run any more a second later. */
  BRIEF(4, ResponseRequested.COMPLETE, true),
  /** To have been stopped long ago. */
  PAST(3, ResponseRequested.COMPLETE, false),
  /** Of no use to the actuator. */
  FOREIGN(3, null, false),
  /** The actuator fails. */
  IMPOSSIBLE(2, ResponseRequested.COMPLETE, false);

  private static final int ALL = 100;

  private final int share;
  private final @Nullable ResponseRequested requested;
  private final boolean possible;

  /**
   * @param share how many of a hundred are of this kind
   * @param requested what is asked for, null for what is the default
   * @param possible false if it must not be run
   */
  Wish(int share, @Nullable ResponseRequested requested, boolean possible) {
    this.share = share;
    this.requested = requested;
    this.possible = possible;
  }

  @Nullable ResponseRequested requested() {
    return requested;
  }

  boolean isPossible() {
    return possible;
  }

  /** True if an answer is due. */
  boolean isAnswered() {
    return this != NONE;
  }

  /** True if nothing is said at the end: a refusal after the first word is silent. */
  boolean isTerse() {
    return this == NONE || this == ACK || this == STATUS;
  }

  static Wish next(Random random) {
    int left = random.nextInt(ALL);
    for (Wish wish : values()) {
      left -= wish.share;
      if (left < 0) {
        return wish;
      }
    }
    throw new IllegalStateException("the shares are less than " + ALL);
  }
}
