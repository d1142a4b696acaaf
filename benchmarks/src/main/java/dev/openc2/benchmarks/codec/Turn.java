// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a process that is measured, as the {@link Referee} gives them. It waits for a byte,
 * and gives it back. Not thread-safe.
 */
final class Turn implements AutoCloseable {

  /** The system property with the port of the referee. */
  static final String REFEREE = "openc2.bench.referee";

  private final int port;
  private final Side side;
  private @Nullable Socket referee;

  /**
   * The turns of one side.
   *
   * @param port of the referee
   */
  Turn(int port, Side side) {
    this.port = port;
    this.side = side;
  }

  /** As this process was started to have them; null if nobody else measures. */
  static @Nullable Turn ofThisProcess() {
    String port = System.getProperty(REFEREE);
    Side side = Side.ofThisProcess();
    return port == null || side == null ? null : new Turn(Integer.parseInt(port), side);
  }

  /** Waits for it. */
  void await() {
    try {
      if (referee == null) {
        referee = new Socket(InetAddress.getLoopbackAddress(), port);
        referee.setTcpNoDelay(true);
        referee.getOutputStream().write(side.mark());
      }
      if (referee.getInputStream().read() < 0) {
        throw new IllegalStateException("the other side of the pair has ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it. */
  void end() {
    if (referee != null) {
      try {
        referee.getOutputStream().write(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Takes no more; a process that ends need not say so. */
  @Override
  public void close() {
    if (referee != null) {
      try {
        referee.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
