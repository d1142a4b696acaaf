// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.RequestId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a message to whom, when, and to which exchange it belongs (oc2ls v1.1 §3.2, transf-mqtt
 * v1.0 §2.4.2).
 *
 * @param requestId ties Responses to their Command; null if absent
 * @param created when the message was made, from 1970 on, in whole milliseconds; null if absent
 * @param from who sent it, as it came; null if absent
 * @param to for whom it is; empty if absent, which means whoever gets it
 * @param other headers that the specification does not define, kept as they came (plain trees)
 */
public record Headers(
    @Nullable RequestId requestId,
    @Nullable Instant created,
    @Nullable String from,
    List<String> to,
    Map<String, @Nullable Object> other) {

  private static final Instant LATEST = Instant.ofEpochMilli((1L << 53) - 1);

  /** No header at all. */
  public static final Headers NONE = new Headers(null, null, null, List.of(), Map.of());

  /** Copies the lists, cuts the time to milliseconds and checks its range. */
  public Headers {
    if (created != null) {
      if (created.isBefore(Instant.EPOCH) || created.isAfter(LATEST)) {
        throw new IllegalArgumentException(
            "created: " + created + " is not between 1970 and 2^53 milliseconds later");
      }
      created = Instant.ofEpochMilli(created.toEpochMilli());
    }
    to = List.copyOf(to);
    other = copyOf(other);
  }

  private static Map<String, @Nullable Object> copyOf(Map<String, @Nullable Object> other) {
    // Nearly always there is none.
    if (other.isEmpty()) {
      return Map.of();
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }

  /** True if there is no header at all. */
  public boolean isEmpty() {
    return requestId == null && created == null && from == null && to.isEmpty() && other.isEmpty();
  }

  /** Headers without anything that the specification does not define. */
  public static Headers of(
      @Nullable RequestId requestId,
      @Nullable Instant created,
      @Nullable String from,
      List<String> to) {
    return new Headers(requestId, created, from, to, Map.of());
  }
}
