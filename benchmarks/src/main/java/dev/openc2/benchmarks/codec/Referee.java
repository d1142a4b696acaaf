// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets two processes measure in turns, never both at once: a pair of turns is a few hundredths of a
 * second long, and whatever speed the machine has then it has for both. Who begins changes from
 * pair to pair. Their ends are {@link Turn}s. Used by one thread.
 */
final class Referee implements AutoCloseable {

  private static final int PATIENCE_MILLIS = (int) TimeUnit.MINUTES.toMillis(2);

  private final ServerSocket door;

  private Referee(ServerSocket door) {
    this.door = door;
  }

  /** Opens a free port. */
  static Referee open() throws IOException {
    ServerSocket door = new ServerSocket(0, Side.values().length, InetAddress.getLoopbackAddress());
    door.setSoTimeout(PATIENCE_MILLIS);
    return new Referee(door);
  }

  /** Where turns are to be had. */
  int port() {
    return door.getLocalPort();
  }

  /**
   * Waits for both, and gives each so many turns.
   *
   * @param begins the side that has the very first
   * @throws IOException if one does not come, or does not end its turn
   */
  void give(int turns, Side begins) throws IOException {
    try (Socket one = door.accept();
        Socket other = door.accept()) {
      one.setSoTimeout(PATIENCE_MILLIS);
      other.setSoTimeout(PATIENCE_MILLIS);
      boolean isBeginner = byteOf(one) == begins.mark();
      if ((byteOf(other) == begins.mark()) == isBeginner) {
        throw new IOException("both are of the same side");
      }
      List<Socket> order = new ArrayList<>(isBeginner ? List.of(one, other) : List.of(other, one));
      for (int i = 0; i < turns; i++) {
        for (Socket socket : order) {
          socket.getOutputStream().write(0);
          int unused = byteOf(socket);
        }
        order.add(order.remove(0));
      }
    }
  }

  private static int byteOf(Socket socket) throws IOException {
    int value = socket.getInputStream().read();
    if (value < 0) {
      throw new IOException("a process that is measured has ended too soon");
    }
    return value;
  }

  /** Whoever still waits is told so. */
  @Override
  public void close() throws IOException {
    door.close();
  }
}
