// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

import dev.openc2.transfer.mqtt.tls.TlsSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to connect to a broker. There is no Will: OpenC2 forbids one (transf-mqtt v1.0 §2.8).
 *
 * @param host name or address of the broker
 * @param port 1..65535
 * @param tls null for plain TCP
 * @param clientId client identifier, not empty (transf-mqtt v1.0 §2.6)
 * @param username null for none
 * @param password null for none
 * @param keepAlive 1..300 s (transf-mqtt v1.0 §2.7); the broker may shorten it
 * @param sessionExpiry how long the broker keeps the session after the connection, in seconds
 * @param cleanStart false for OpenC2 (transf-mqtt v1.0 §3.1)
 * @param connectTimeout the time for TCP, TLS and CONNACK together, and for each SUBACK
 * @param receiveMaximum how many unacknowledged publishes the broker may send, 1..65535
 * @param maximumPacketSize bytes of the largest packet we accept: announced to the broker, and a
 *     larger one ends the connection before a byte of it is stored
 * @param subscriptions what to subscribe to
 * @param startPolicy what the first failure does
 * @param minBackoff delay before the first new attempt
 * @param maxBackoff delay that the attempts grow to
 * @param outboxLimit how many publishes may be unfinished
 */
public record LinkConfig(
    String host,
    int port,
    @Nullable TlsSettings tls,
    String clientId,
    @Nullable String username,
    @Nullable Password password,
    Duration keepAlive,
    Duration sessionExpiry,
    boolean cleanStart,
    Duration connectTimeout,
    int receiveMaximum,
    int maximumPacketSize,
    List<Subscription> subscriptions,
    StartPolicy startPolicy,
    Duration minBackoff,
    Duration maxBackoff,
    int outboxLimit) {

  private static final Duration MAX_KEEP_ALIVE = Duration.ofMinutes(5);
  private static final Duration MAX_SESSION_EXPIRY = Duration.ofSeconds(0xFFFF_FFFFL);
  private static final int MIN_PACKET_SIZE = 1024;
  private static final int MAX_PACKET_SIZE = 268_435_460;

  public LinkConfig {
    requireNonNull(host, "host");
    requireNonNull(clientId, "clientId");
    requireNonNull(startPolicy, "startPolicy");
    subscriptions = List.copyOf(subscriptions);
    if (host.isBlank()) {
      throw new IllegalArgumentException("host: is empty");
    }
    if (clientId.isEmpty()) {
      throw new IllegalArgumentException("clientId: is empty");
    }
    WireText.check("clientId", clientId);
    if (username != null) {
      WireText.check("username", username);
    }
    inRange("port", port, 1, 65_535);
    inRange("keepAlive", keepAlive, Duration.ofSeconds(1), MAX_KEEP_ALIVE);
    inRange("sessionExpiry", sessionExpiry, Duration.ZERO, MAX_SESSION_EXPIRY);
    inRange("connectTimeout", connectTimeout, Duration.ofMillis(1), Duration.ofHours(1));
    inRange("receiveMaximum", receiveMaximum, 1, 65_535);
    inRange("maximumPacketSize", maximumPacketSize, MIN_PACKET_SIZE, MAX_PACKET_SIZE);
    inRange("minBackoff", minBackoff, Duration.ofMillis(1), Duration.ofDays(1));
    inRange("maxBackoff", maxBackoff, minBackoff, Duration.ofDays(1));
    inRange("outboxLimit", outboxLimit, 1, Integer.MAX_VALUE);
  }

  /** A builder with the defaults, for a broker and a client identifier. */
  public static Builder builder(String host, int port, String clientId) {
    return new Builder(host, port, clientId);
  }

  /** The broker for a person, such as {@code mqtts://broker.example:8883}. */
  public String uri() {
    String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    return (tls == null ? "mqtt://" : "mqtts://") + bracketed + ":" + port;
  }

  private static void inRange(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(what + ": " + value + " is not in " + min + ".." + max);
    }
  }

  private static void inRange(String what, Duration value, Duration min, Duration max) {
    requireNonNull(value, what);
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(what + ": " + value + " is not in " + min + ".." + max);
    }
  }

  /** Collects the parts of a {@link LinkConfig}; what is not set has the default. */
  public static final class Builder {
    private final String host;
    private final int port;
    private final String clientId;
    private @Nullable TlsSettings tls;
    private @Nullable String username;
    private @Nullable Password password;
    private Duration keepAlive = Duration.ofSeconds(60);
    private Duration sessionExpiry = Duration.ofHours(1);
    private boolean cleanStart;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int receiveMaximum = 64;
    private int maximumPacketSize = 1024 * 1024;
    private List<Subscription> subscriptions = List.of();
    private StartPolicy startPolicy = StartPolicy.FAIL_FAST;
    private Duration minBackoff = Duration.ofMillis(500);
    private Duration maxBackoff = Duration.ofSeconds(30);
    private int outboxLimit = 1000;

    private Builder(String host, int port, String clientId) {
      this.host = host;
      this.port = port;
      this.clientId = clientId;
    }

    /** TLS instead of plain TCP. */
    public Builder tls(@Nullable TlsSettings value) {
      tls = value;
      return this;
    }

    /** User name and password; either may be null. */
    public Builder credentials(@Nullable String user, @Nullable Password secret) {
      username = user;
      password = secret;
      return this;
    }

    /** Keep Alive, default 60 s. */
    public Builder keepAlive(Duration value) {
      keepAlive = value;
      return this;
    }

    /** Session Expiry Interval, default 1 h. */
    public Builder sessionExpiry(Duration value) {
      sessionExpiry = value;
      return this;
    }

    /** Clean Start, default false; for observers, which are no OpenC2 clients. */
    public Builder cleanStart(boolean value) {
      cleanStart = value;
      return this;
    }

    /** Time to connect, default 10 s. */
    public Builder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    /** Receive Maximum, default 64. */
    public Builder receiveMaximum(int value) {
      receiveMaximum = value;
      return this;
    }

    /** Maximum Packet Size, default 1 MiB. */
    public Builder maximumPacketSize(int value) {
      maximumPacketSize = value;
      return this;
    }

    /** Subscriptions, default none. */
    public Builder subscriptions(List<Subscription> value) {
      subscriptions = List.copyOf(value);
      return this;
    }

    /** Start policy, default {@link StartPolicy#FAIL_FAST}. */
    public Builder startPolicy(StartPolicy value) {
      startPolicy = value;
      return this;
    }

    /** Delays between attempts, default 0.5 s growing to 30 s. */
    public Builder backoff(Duration min, Duration max) {
      minBackoff = min;
      maxBackoff = max;
      return this;
    }

    /** Unfinished publishes, default 1000. */
    public Builder outboxLimit(int value) {
      outboxLimit = value;
      return this;
    }

    /** The configuration. */
    public LinkConfig build() {
      return new LinkConfig(
          host,
          port,
          tls,
          clientId,
          username,
          password,
          keepAlive,
          sessionExpiry,
          cleanStart,
          connectTimeout,
          receiveMaximum,
          maximumPacketSize,
          subscriptions,
          startPolicy,
          minBackoff,
          maxBackoff,
          outboxLimit);
    }
  }
}
