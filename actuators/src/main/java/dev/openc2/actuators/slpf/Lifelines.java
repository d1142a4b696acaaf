// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.value.L4Protocol;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections by which Commands arrive. A host is looked up again every minute; if that fails,
 * its last addresses count. One thread at a time; may block.
 */
public final class Lifelines {

  /** None. */
  public static final Lifelines NONE = new Lifelines(List.of(), InstantSource.system());

  private static final Logger LOGGER = LoggerFactory.getLogger(Lifelines.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Any port: a UDP socket that is connected sends nothing. */
  private static final int SOME_PORT = 9;

  private final List<URI> uris;
  private final InstantSource clock;
  private final Map<URI, List<Protection>> known = new HashMap<>();
  private Instant fresh = Instant.MIN;

  /**
   * Those of these addresses: host, and port if there is one.
   *
   * @param clock the time
   */
  public Lifelines(List<URI> uris, InstantSource clock) {
    this.uris = List.copyOf(uris);
    this.clock = clock;
  }

  List<Protection> protections() {
    Instant now = clock.instant();
    if (!uris.isEmpty() && !now.isBefore(fresh)) {
      uris.forEach(this::lookUp);
      fresh = now.plus(FRESH);
    }
    return known.values().stream().flatMap(List::stream).toList();
  }

  private void lookUp(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      return;
    }
    Integer port = uri.getPort() < 0 ? null : uri.getPort();
    try {
      List<Protection> found = new ArrayList<>();
      for (InetAddress address : InetAddress.getAllByName(host)) {
        // What the device says to itself is not filtered.
        if (!address.isLoopbackAddress()) {
          found.add(
              new Protection(
                  "the connection to " + host + (port == null ? "" : ":" + port),
                  Span.of(address),
                  L4Protocol.TCP,
                  port,
                  true,
                  self(address)));
        }
      }
      known.put(uri, found);
    } catch (UnknownHostException e) {
      LOGGER.atWarn().addKeyValue("host", host).log("a host to be protected has no address now");
    }
  }

  /** From which address we talk to a host. */
  private static List<Span> self(InetAddress host) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(host, SOME_PORT));
      InetAddress own = socket.getLocalAddress();
      return own.isAnyLocalAddress() ? List.of() : List.of(Span.of(own));
    } catch (SocketException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
