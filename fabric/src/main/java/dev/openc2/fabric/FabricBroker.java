// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT 5 broker inside this process, for demonstrations, tests and small installations.
 *
 * <p>It keeps everything in memory and lets everybody in who reaches its port, hence loopback by
 * default. It runs once: after {@link #close()} make another one. Thread-safe.
 */
public final class FabricBroker implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(FabricBroker.class);

  private final FabricConfig config;
  private final Object lock = new Object();

  /** Guarded by {@link #lock}; present from {@link #start()} to {@link #close()}. */
  private @Nullable Running running;

  /** Guarded by {@link #lock}. */
  private boolean closed;

  /** A broker that does not yet run. */
  public FabricBroker(FabricConfig config) {
    this.config = Objects.requireNonNull(config, "config");
  }

  /**
   * Starts the broker and returns when it accepts connections, usually after a second; does nothing
   * when it runs.
   *
   * @throws BindException if the port is taken or may not be used
   * @throws IOException if the broker cannot start for another reason, such as an unknown bind
   *     address
   * @throws IllegalStateException after {@link #close()}
   */
  public void start() throws IOException {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("the broker is closed");
      }
      if (running == null) {
        running = launch(config, choosePort(config));
      }
    }
  }

  /**
   * Where clients connect to, such as {@code mqtt://127.0.0.1:1883}.
   *
   * @throws IllegalStateException if the broker does not run
   */
  public URI uri() {
    String host = config.bindAddress();
    boolean needsBrackets = host.indexOf(':') >= 0 && !host.startsWith("[");
    return URI.create("mqtt://" + (needsBrackets ? "[" + host + "]" : host) + ":" + port());
  }

  /**
   * The port that the broker listens on, which is the chosen one where the configuration says 0.
   *
   * @throws IllegalStateException if the broker does not run
   */
  public int port() {
    synchronized (lock) {
      if (running == null) {
        throw new IllegalStateException("the broker does not run");
      }
      return running.port();
    }
  }

  /**
   * Disconnects the clients, frees the port and removes the temporary folder; a second call does
   * nothing.
   */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      if (running != null) {
        running.shutDown();
        running = null;
      }
    }
  }

  /**
   * Fails at once and with a clear reason where HiveMQ would fail after a second and with a vague
   * one.
   */
  private static int choosePort(FabricConfig config) throws IOException {
    String place = config.bindAddress() + ":" + config.port();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(
          new InetSocketAddress(InetAddress.getByName(config.bindAddress()), config.port()));
      return socket.getLocalPort();
    } catch (BindException e) {
      throw clearer(new BindException("cannot listen on " + place + ": " + e.getMessage()), e);
    } catch (UnknownHostException e) {
      throw clearer(new UnknownHostException("cannot listen on " + place + ": unknown address"), e);
    }
  }

  private static <E extends IOException> E clearer(E clear, IOException cause) {
    clear.initCause(cause);
    return clear;
  }

  private static Running launch(FabricConfig config, int port) throws IOException {
    HiveMqSettings.applyProcessWide();
    EmbeddedExtension expiryOrder = ExpiryOrder.extension();
    BrokerFolder folder = BrokerFolder.create(HiveMqSettings.toXml(config, port));
    EmbeddedHiveMQ hiveMq =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(folder.configuration())
            .withDataFolder(folder.data())
            .withExtensionsFolder(folder.extensions())
            .withEmbeddedExtension(expiryOrder)
            .withoutLoggingBootstrap()
            .build();
    Running candidate = new Running(hiveMq, folder, port);
    try {
      hiveMq.start().get();
      return candidate;
    } catch (ExecutionException e) {
      candidate.shutDown();
      throw new IOException("the broker did not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      candidate.shutDown();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the broker was starting");
    }
  }

  private record Running(EmbeddedHiveMQ hiveMq, BrokerFolder folder, int port) {

    void shutDown() {
      try {
        hiveMq.close();
      } catch (ExecutionException e) {
        LOGGER.atWarn().addKeyValue("cause", e.getCause()).log("the broker did not stop cleanly");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      try {
        folder.close();
      } catch (IOException e) {
        LOGGER.atWarn().addKeyValue("cause", e).log("the broker's temporary folder remains");
      }
    }
  }
}
