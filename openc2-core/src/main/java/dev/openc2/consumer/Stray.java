// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.value.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Something that came to this device and is no intelligible message, for people who want to know
 * who sends that: where it came, from whom as far as that can be made out, and what was wrong. What
 * was in it is not kept. Texts are cut and have no control characters.
 *
 * @param transfer over which of the Consumer's transfers it came, counted from 0
 * @param channel where it came on that transfer
 * @param from who sent it as it says itself, or null
 * @param requestId its request id, or null
 * @param status the status that it is refused with
 * @param problem the sentence that it is refused with
 * @param others how many more came since the one before, of which nothing is noted
 */
public record Stray(
    int transfer,
    String channel,
    @Nullable String from,
    @Nullable String requestId,
    int status,
    String problem,
    long others) {

  private static final int MAX_LENGTH = 200;

  /** Cuts the texts. */
  public Stray {
    channel = Printable.cut(channel, MAX_LENGTH);
    from = from == null ? null : Printable.cut(from, MAX_LENGTH);
    requestId = requestId == null ? null : Printable.cut(requestId, MAX_LENGTH);
    problem = Printable.cut(problem, MAX_LENGTH);
  }
}
