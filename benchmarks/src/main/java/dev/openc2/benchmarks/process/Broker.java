// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.process;

import dev.openc2.fabric.FabricMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A broker in a process of its own, on a free port.
 *
 * @param name what to call it in a table
 * @param uri where it listens
 * @param child its process
 */
public record Broker(String name, URI uri, Child child) implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_SECONDS = 20;
  private static final List<Path> MOSQUITTO =
      List.of(
          Path.of("/usr/sbin/mosquitto"),
          Path.of("/usr/local/sbin/mosquitto"),
          Path.of("/opt/homebrew/sbin/mosquitto"));

  /** What opens a broker. */
  public interface Opener {

    /** Opens it; the folder may be used for files. */
    Broker open(Path folder) throws IOException;
  }

  /** Those that can be had here, one opened after the other. */
  public static List<Opener> available() {
    List<Opener> openers = new ArrayList<>();
    mosquitto().ifPresent(program -> openers.add(folder -> mosquitto(program, folder)));
    openers.add(folder -> fabric());
    return openers;
  }

  private static Optional<Path> mosquitto() {
    return MOSQUITTO.stream().filter(Files::isExecutable).findFirst();
  }

  /** As {@code mosquitto version 2.0.11}, or that there is none. */
  public static String mosquittoVersion() throws IOException {
    Optional<Path> program = mosquitto();
    if (program.isEmpty()) {
      return "no mosquitto";
    }
    Process process =
        new ProcessBuilder(program.get().toString(), "-h").redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    return new String(said, StandardCharsets.UTF_8).lines().findFirst().orElse("mosquitto");
  }

  private static Broker mosquitto(Path program, Path folder) throws IOException {
    int port = freePort();
    Path file =
        Files.writeString(
            folder.resolve("mosquitto.conf"),
            """
            listener %d %s
            allow_anonymous true
            set_tcp_nodelay true
            max_inflight_messages 1000
            max_queued_messages 0
            max_topic_alias 0
            user %s
            """
                .formatted(port, HOST, System.getProperty("user.name")));
    Child child = Child.run(List.of(program.toString(), "-c", file.toString()));
    return new Broker("mosquitto", uri(port), child).awaited();
  }

  private static Broker fabric() throws IOException {
    int port = freePort();
    Child child =
        Child.java(FabricMain.class.getName(), " ready", "--port", Integer.toString(port));
    return new Broker("fabric", uri(port), child).awaited();
  }

  private static URI uri(int port) {
    return URI.create("mqtt://" + HOST + ":" + port);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It, when it takes connections. */
  private Broker awaited() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!isListening()) {
      if (!child.isAlive() || System.nanoTime() > deadline) {
        child.close();
        throw new IOException(name + " does not start");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return this;
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    child.kill();
  }
}
