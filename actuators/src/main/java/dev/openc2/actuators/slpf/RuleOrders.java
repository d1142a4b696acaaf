// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door by which another program of the same account has the rules of a running one removed: a
 * Unix socket beside the store. One line comes in, {@code flush}, and one goes out: {@code ok} with
 * the number of rules, or {@code failed} with the reason. So the program that has the rules stays
 * the only one that changes them.
 *
 * <p>Thread-safe. One order after the other.
 */
public final class RuleOrders implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(RuleOrders.class);

  /** The name of the socket. */
  static final String FILE = "orders";

  private static final String FLUSH = "flush";
  private static final String OK = "ok ";
  private static final String FAILED = "failed ";
  private static final int MAX_LINE = 1024;

  /** How long somebody may take to say what he wants. */
  private static final int PATIENCE_SECONDS = 5;

  /** A flush waits for what runs, and for {@code nft}, which has a time limit of its own. */
  private static final int ANSWER_SECONDS = 120;

  private final Path socket;
  private final ServerSocketChannel server;
  private final IntSupplier flush;

  private RuleOrders(Path socket, ServerSocketChannel server, IntSupplier flush) {
    this.socket = socket;
    this.server = server;
    this.flush = flush;
  }

  /**
   * Opens the door. If it cannot be opened the program goes on without, and says so.
   *
   * @param directory that of the store, whose lock the caller has
   * @param flush removes all rules and returns how many; may block, and throw
   */
  static @Nullable RuleOrders listen(Path directory, IntSupplier flush) {
    Path socket = directory.resolve(FILE);
    try {
      // A program that was killed leaves it behind.
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      } catch (IOException e) {
        server.close();
        throw e;
      }
      RuleOrders orders = new RuleOrders(socket, server, flush);
      Thread thread = new Thread(orders::serve, "slpf-orders");
      thread.setDaemon(true);
      thread.start();
      return orders;
    } catch (IOException e) {
      LOGGER
          .atWarn()
          .addKeyValue("socket", socket)
          .addKeyValue("reason", e.getMessage())
          .log("rules cannot be flushed while this program runs");
      return null;
    }
  }

  private void serve() {
    try {
      while (server.isOpen()) {
        serveOne(server.accept());
      }
    } catch (ClosedChannelException e) {
      LOGGER.atDebug().addKeyValue("socket", socket).log("no orders any more");
    } catch (IOException e) {
      LOGGER
          .atWarn()
          .addKeyValue("reason", e.getMessage())
          .log("rules cannot be flushed any more while this program runs");
    }
  }

  private void serveOne(SocketChannel client) {
    try (client) {
      serve(client);
    } catch (IOException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getMessage()).log("an order broke off");
    }
  }

  private void serve(SocketChannel client) throws IOException {
    Optional<String> order = readLine(client, PATIENCE_SECONDS);
    String answer;
    if (order.isEmpty() || !order.get().equals(FLUSH)) {
      answer = FAILED + "this is no order";
    } else {
      answer = flush();
    }
    write(client, answer);
  }

  private String flush() {
    try {
      return OK + flush.getAsInt();
    } catch (RuntimeException e) {
      LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("rules not flushed");
      return FAILED + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
  }

  /**
   * Has the program that uses a directory flush its rules; returns how many there were. Empty if no
   * program listens there.
   *
   * @throws PacketFilterException if it could not, or it is not known whether it did
   */
  public static OptionalInt flush(Path directory) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(directory.resolve(FILE)));
      } catch (IOException e) {
        return OptionalInt.empty();
      }
      write(channel, FLUSH);
      String answer = readLine(channel, ANSWER_SECONDS).orElse("");
      if (answer.startsWith(FAILED)) {
        throw new PacketFilterException(answer.substring(FAILED.length()));
      }
      if (!answer.matches(OK + "[0-9]{1,9}")) {
        throw new PacketFilterException(
            "the running program did not answer; look what became of the rules");
      }
      return OptionalInt.of(Integer.parseInt(answer.substring(OK.length())));
    } catch (IOException e) {
      throw new PacketFilterException(
          "the running program broke off; look what became of the rules", e);
    }
  }

  /** A line, or empty if it does not come in time. */
  private static Optional<String> readLine(SocketChannel channel, int seconds) throws IOException {
    CompletableFuture<Void> watchdog =
        CompletableFuture.runAsync(
            () -> closeQuietly(channel),
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    try {
      ByteBuffer octets = ByteBuffer.allocate(MAX_LINE);
      while (octets.hasRemaining() && channel.read(octets) >= 0) {
        String text = new String(octets.array(), 0, octets.position(), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end >= 0) {
          return Optional.of(text.substring(0, end));
        }
      }
      return Optional.empty();
    } finally {
      watchdog.cancel(false);
    }
  }

  private static void write(SocketChannel channel, String line) throws IOException {
    String cut = line.length() < MAX_LINE / 4 ? line : line.substring(0, MAX_LINE / 4);
    ByteBuffer octets = ByteBuffer.wrap((cut + "\n").getBytes(StandardCharsets.UTF_8));
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
  }

  private static void closeQuietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      LOGGER.atDebug().addKeyValue("reason", e.getMessage()).log("a socket did not close well");
    }
  }

  /** Closes the door; an order that is being obeyed is obeyed to its end. */
  @Override
  public void close() {
    closeQuietly(server);
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getMessage()).log("a socket was left behind");
    }
  }
}
