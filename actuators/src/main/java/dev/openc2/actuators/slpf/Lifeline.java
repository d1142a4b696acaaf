// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection by which Commands arrive, with the addresses of its host. Thread-safe. */
final class Lifeline {

  private static final Logger LOGGER = LoggerFactory.getLogger(Lifeline.class);

  /** How long an address counts after it was seen last. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private static final int MAX_ADDRESSES = 64;

  private final String host;
  private final @Nullable Integer port;

  /** When each was seen last, the latest at the end; guarded by this. */
  private final Map<InetAddress, Instant> seen = new LinkedHashMap<>();

  /** Whether the last look-up failed; guarded by this. */
  private boolean isFailing;

  /** That to the host of an address that has one. */
  Lifeline(URI uri) {
    this.host = uri.getHost();
    this.port = uri.getPort() < 0 ? null : uri.getPort();
  }

  /** How people call it. */
  String name() {
    return "the connection to " + host + (port == null ? "" : ":" + port);
  }

  @Nullable Integer port() {
    return port;
  }

  /** The addresses that count now. */
  synchronized List<InetAddress> addresses() {
    return List.copyOf(seen.keySet());
  }

  /** False if it may have any address. */
  synchronized boolean isKnown() {
    return !seen.isEmpty();
  }

  /** Looks the host up, which may block for long. */
  void lookUp(Lifelines.Resolver resolver, Instant now) {
    try {
      take(resolver.addressesOf(host), now);
    } catch (UnknownHostException e) {
      failed();
    }
  }

  private synchronized void take(InetAddress[] addresses, Instant now) {
    isFailing = false;
    for (InetAddress address : addresses) {
      seen.remove(address);
      seen.put(address, now);
    }
    seen.values().removeIf(time -> time.isBefore(now.minus(REMEMBERED)));
    while (seen.size() > MAX_ADDRESSES) {
      seen.remove(seen.keySet().iterator().next());
    }
  }

  private synchronized void failed() {
    if (!isFailing) {
      isFailing = true;
      LOGGER
          .atWarn()
          .addKeyValue("host", host)
          .log(
              seen.isEmpty()
                  ? "a host to be protected has no address; denials that may hit it are refused"
                  : "a host to be protected has no address now; its last addresses are protected");
    }
  }
}
