// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that wait for answers, by request id, and the ids of the last ones that do not any
 * more; bounded and thread-safe.
 */
final class OpenExchanges {

  /** Enough to tell a late answer from a foreign one; a later one is counted as foreign. */
  private static final int MAX_REMEMBERED = 4096;

  private final int max;
  private final Object lock = new Object();
  // Guarded by lock.
  private final Map<RequestId, Exchange> open = new HashMap<>();
  private final Set<RequestId> past = new LinkedHashSet<>();

  OpenExchanges(int max) {
    this.max = max;
  }

  /**
   * Opens an exchange.
   *
   * @throws IllegalArgumentException if another one has its request id
   * @throws OpenC2Exception with 503 if there are too many
   */
  void open(Exchange exchange) {
    synchronized (lock) {
      if (open.containsKey(exchange.requestId())) {
        throw new IllegalArgumentException(
            "request id " + exchange.requestId() + " is in use by another command");
      }
      if (open.size() >= max) {
        throw new OpenC2Exception(
            StatusCode.SERVICE_UNAVAILABLE, max + " commands are already waiting for answers");
      }
      past.remove(exchange.requestId());
      open.put(exchange.requestId(), exchange);
    }
  }

  /** Forgets an exchange, but for its id. */
  void close(Exchange exchange) {
    synchronized (lock) {
      if (!open.remove(exchange.requestId(), exchange)) {
        return;
      }
      if (past.size() >= MAX_REMEMBERED) {
        past.remove(past.iterator().next());
      }
      past.add(exchange.requestId());
    }
  }

  @Nullable Exchange find(RequestId id) {
    synchronized (lock) {
      return open.get(id);
    }
  }

  /** True if the id is that of an exchange that is over. */
  boolean isPast(RequestId id) {
    synchronized (lock) {
      return past.contains(id);
    }
  }

  /** All that are open; a copy. */
  List<Exchange> all() {
    synchronized (lock) {
      return List.copyOf(open.values());
    }
  }
}
