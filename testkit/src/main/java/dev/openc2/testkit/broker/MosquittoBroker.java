// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mosquitto of one's own: a process on free ports with a generated configuration. */
public final class MosquittoBroker implements TestBroker {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path program;
  private final Path folder;
  private final Path configuration;
  private final int port = FreePorts.next();
  private final int tlsPort;
  private final Thread lastResort = new Thread(this::end, "mosquitto-close");
  private @Nullable Process process;

  MosquittoBroker(Path program, MosquittoOptions options) {
    this.program = program;
    this.tlsPort = options.tls() == null ? 0 : FreePorts.next();
    try {
      this.folder = Files.createTempDirectory("oc2-mosquitto-");
      this.configuration = MosquittoFiles.write(folder, options, port, tlsPort);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set up mosquitto", e);
    }
    Runtime.getRuntime().addShutdownHook(lastResort);
    start();
  }

  @Override
  public String name() {
    return "mosquitto";
  }

  @Override
  public int port() {
    return port;
  }

  /**
   * The port for MQTT over TLS.
   *
   * @throws IllegalStateException if the options name no certificates
   */
  public int tlsPort() {
    if (tlsPort == 0) {
      throw new IllegalStateException("this mosquitto has no TLS listener");
    }
    return tlsPort;
  }

  /**
   * Where to connect to with TLS; {@code localhost}, as certificates name it.
   *
   * @throws IllegalStateException if the options name no certificates
   */
  public URI tlsUri() {
    return URI.create("mqtts://localhost:" + tlsPort());
  }

  /** What mosquitto has logged so far, all starts together. */
  public String log() {
    try {
      return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    if (process != null) {
      return;
    }
    Process started = launch();
    process = started;
    if (!Readiness.await(host(), port, PATIENCE, started::isAlive)) {
      String why = log();
      close();
      throw new IllegalStateException("mosquitto does not come up: " + why);
    }
  }

  @Override
  public void stop() {
    if (process != null) {
      process.destroy();
      awaitEnd(process);
      process = null;
    }
  }

  @Override
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd(process);
      process = null;
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook does the same as we did.
    }
  }

  @Override
  public String toString() {
    return name();
  }

  private Process launch() {
    List<String> command = List.of(program.toString(), "-v", "-c", configuration.toString());
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + program, e);
    }
  }

  private void awaitEnd(Process ending) {
    try {
      if (!ending.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        ending.destroyForcibly();
        throw new IllegalStateException("mosquitto does not stop");
      }
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Path logFile() {
    return folder.resolve("mosquitto.log");
  }

  private void end() {
    kill();
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
