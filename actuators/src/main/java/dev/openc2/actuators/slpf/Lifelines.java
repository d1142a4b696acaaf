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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The connections by which Commands arrive. A host is looked up when its addresses are asked for
 * and are older than a minute; those of the last day count, too, since names rotate among
 * addresses. While a host has no address that is known, it may have any.
 *
 * <p>Thread-safe. Whoever asks waits two seconds at most for a name server.
 */
public final class Lifelines {

  /** None. */
  public static final Lifelines NONE =
      new Lifelines(List.of(), InstantSource.system(), Runnable::run);

  private static final Duration FRESH = Duration.ofMinutes(1);

  /** How soon it is tried again where a host has no address. */
  private static final Duration FRESH_FAILURE = Duration.ofSeconds(5);

  private static final long PATIENCE_MILLIS = 2_000;

  /** Any port: a UDP socket that is connected sends nothing. */
  private static final int SOME_PORT = 9;

  private final InstantSource clock;
  private final Executor lookUps;
  private final Resolver resolver;
  private final List<Lifeline> all;
  private final Object lock = new Object();

  /** The look-up that goes on, or the last one; guarded by the lock. */
  private CompletableFuture<Void> lookUp = CompletableFuture.completedFuture(null);

  /** When the last look-up began, or null for never; guarded by the lock. */
  private @Nullable Instant since;

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Resolver {

    /** At least one address; may block for long. */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
  }

  /**
   * Those of these addresses: host, and port if there is one.
   *
   * @param clock the time
   * @param lookUps runs one look-up at a time, which may block
   */
  public Lifelines(List<URI> uris, InstantSource clock, Executor lookUps) {
    this(uris, clock, lookUps, InetAddress::getAllByName);
  }

  Lifelines(List<URI> uris, InstantSource clock, Executor lookUps, Resolver resolver) {
    this.clock = clock;
    this.lookUps = lookUps;
    this.resolver = resolver;
    this.all =
        uris.stream().filter(uri -> uri.getHost() != null).distinct().map(Lifeline::new).toList();
  }

  /** Sees to it that the addresses will be known when somebody asks for them; does not wait. */
  public void prepare() {
    var unused = renew();
  }

  /** What no denial may hit. */
  List<Protection> protections() {
    await(renew());
    List<Protection> protections = new ArrayList<>();
    for (Lifeline lifeline : all) {
      for (InetAddress address : lifeline.addresses()) {
        // What the device says to itself is not filtered.
        if (!address.isLoopbackAddress()) {
          protections.add(protection(lifeline, lifeline.name(), Span.of(address), self(address)));
        }
      }
      if (!lifeline.isKnown()) {
        String name = lifeline.name() + ", whose address is not known at present";
        protections.add(protection(lifeline, name, Span.ALL_IPV4, List.of()));
        protections.add(protection(lifeline, name, Span.ALL_IPV6, List.of()));
      }
    }
    return protections;
  }

  private static Protection protection(Lifeline lifeline, String name, Span net, List<Span> self) {
    return new Protection(name, net, L4Protocol.TCP, lifeline.port(), true, self);
  }

  private CompletableFuture<Void> renew() {
    Instant now = clock.instant();
    synchronized (lock) {
      boolean isDue =
          since == null || now.isBefore(since) || !now.isBefore(since.plus(freshness()));
      if (lookUp.isDone() && isDue && !all.isEmpty()) {
        since = now;
        lookUp =
            CompletableFuture.runAsync(
                () -> all.forEach(lifeline -> lifeline.lookUp(resolver, now)), lookUps);
      }
      return lookUp;
    }
  }

  private Duration freshness() {
    return all.stream().allMatch(Lifeline::isKnown) ? FRESH : FRESH_FAILURE;
  }

  private static void await(CompletableFuture<Void> lookUp) {
    try {
      lookUp.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What is known has to do, and where nothing is known any address may be meant.
      return;
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
