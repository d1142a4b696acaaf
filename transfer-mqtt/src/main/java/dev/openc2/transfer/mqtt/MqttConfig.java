// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.Credentials;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a transfer over MQTT is made of. What exists is complete: a missing id, a Consumer without a
 * profile and a connection that everybody can read are refused before anything is connected.
 *
 * @param host the broker's name or address
 * @param port 1 to 65535
 * @param tls true for {@code mqtts}
 * @param role the side it serves
 * @param id the device id of a Consumer or the id of a Producer: the {@code from} of what it sends
 * @param profiles what a Consumer implements, at least one; not used by a Producer
 * @param credentials user name, password, certificates
 * @param insecure true to allow plain TCP to a host that is not this one
 * @param clientId the client identifier, or null to make one and keep it in the state directory
 *     (§2.6)
 * @param clientName sets apart the kept client identifiers of several programs of one id
 * @param stateDirectory where to keep client identifiers, or null to keep none
 * @param responseTimeout how long a Producer waits for Responses: by default its session lasts as
 *     long, and a minute at least
 * @param qos 1, or 2 by choice (§2.5)
 * @param keepAlive 1 to 300 s (§2.7)
 * @param sessionExpiry how long the broker keeps what arrives while we are away
 * @param receiveMaximum how many messages the broker may hand over before we acknowledge one, 1 to
 *     65535; fewer are announced where so many of {@code maxMessageBytes} would take more than an
 *     eighth of the memory
 * @param maxMessageBytes the largest packet that we take, topic and properties included
 * @param responseTopics where a Consumer answers
 */
public record MqttConfig(
    String host,
    int port,
    boolean tls,
    Role role,
    String id,
    Set<Nsid> profiles,
    Credentials credentials,
    boolean insecure,
    @Nullable String clientId,
    String clientName,
    @Nullable Path stateDirectory,
    Duration responseTimeout,
    int qos,
    Duration keepAlive,
    Duration sessionExpiry,
    int receiveMaximum,
    int maxMessageBytes,
    ResponseTopics responseTopics) {

  /** The port of plain MQTT. */
  public static final int DEFAULT_PORT = 1883;

  /** The port of MQTT over TLS. */
  public static final int DEFAULT_TLS_PORT = 8883;

  private static final int MAX_PORT = 65_535;
  private static final Duration MAX_KEEP_ALIVE = Duration.ofMinutes(5);
  private static final Duration CONSUMER_SESSION = Duration.ofHours(1);
  private static final Duration SHORT_SESSION = Duration.ofMinutes(1);

  /** Checks everything that can be checked without a connection. */
  public MqttConfig {
    profiles = Set.copyOf(profiles);
    if (host.isBlank()) {
      throw new IllegalArgumentException("host: is empty");
    }
    range("port", port, 1, MAX_PORT);
    range("qos", qos, 1, 2);
    range("receiveMaximum", receiveMaximum, 1, 65_535);
    range("maxMessageBytes", maxMessageBytes, 1024, 256 << 20);
    if (keepAlive.compareTo(Duration.ofSeconds(1)) < 0 || keepAlive.compareTo(MAX_KEEP_ALIVE) > 0) {
      throw new IllegalArgumentException(
          "keepAlive: " + keepAlive.toSeconds() + " s is not between 1 and 300 s");
    }
    if (role == Role.CONSUMER) {
      DeviceId.of(id);
      if (profiles.isEmpty()) {
        throw new IllegalArgumentException("profiles: a Consumer implements at least one");
      }
    } else {
      ProducerId.of(id);
    }
    if (!tls && !insecure && !Loopback.isLoopback(host)) {
      throw new IllegalArgumentException(
          "everybody on the way can read and change messages to "
              + host
              + ": use mqtts://, or allow it with insecure");
    }
    if (!tls && (credentials.caFile() != null || credentials.certificateFile() != null)) {
      throw new IllegalArgumentException("certificates are for mqtts://, not for mqtt://");
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static void range(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          what + ": " + value + " is not between " + min + " and " + max);
    }
  }

  /** The broker for a person. */
  public String uri() {
    return (tls ? "mqtts://" : "mqtt://")
        + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + ":"
        + port;
  }

  /** A builder with the defaults, in the role of a Consumer. */
  public static Builder builder(String host) {
    return new Builder(host);
  }

  /** Collects the parts; what is not set has the default. Not thread-safe. */
  public static final class Builder {

    private final String host;
    private @Nullable Integer port;
    private boolean tls;
    private Role role = Role.CONSUMER;
    private String id = "";
    private Set<Nsid> profiles = Set.of();
    private Credentials credentials = Credentials.NONE;
    private boolean insecure;
    private @Nullable String clientId;
    private String clientName = "";
    private @Nullable Path stateDirectory;
    private Duration responseTimeout = Duration.ofSeconds(10);
    private int qos = 1;
    private Duration keepAlive = Duration.ofSeconds(60);
    private @Nullable Duration sessionExpiry;
    private int receiveMaximum = 64;
    private int maxMessageBytes = 1 << 20;
    private ResponseTopics responseTopics = ResponseTopics.PRODUCER;

    private Builder(String host) {
      this.host = host;
    }

    /** The port; default 1883, with TLS 8883. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** TLS; default off. */
    public Builder tls(boolean value) {
      tls = value;
      return this;
    }

    /** The role; default Consumer. */
    public Builder role(Role value) {
      role = value;
      return this;
    }

    /** Makes it a Consumer with this id and these profiles. */
    public Builder consumer(DeviceId device, Set<Nsid> implemented) {
      role = Role.CONSUMER;
      id = device.value();
      profiles = implemented;
      return this;
    }

    /** Makes it a Producer with this id. */
    public Builder producer(ProducerId producer) {
      role = Role.PRODUCER;
      id = producer.value();
      return this;
    }

    /** The id; mandatory for both roles. */
    public Builder id(String value) {
      id = value;
      return this;
    }

    /** The profiles of a Consumer; default none, which is refused. */
    public Builder profiles(Set<Nsid> value) {
      profiles = value;
      return this;
    }

    /** User name, password, certificates; default none. */
    public Builder credentials(Credentials value) {
      credentials = value;
      return this;
    }

    /** Whether plain TCP to another host is allowed; default not. */
    public Builder insecure(boolean value) {
      insecure = value;
      return this;
    }

    /** The client identifier; default one of our own making. */
    public Builder clientId(@Nullable String value) {
      clientId = value;
      return this;
    }

    /** The name that sets apart kept client identifiers; default empty. */
    public Builder clientName(String value) {
      clientName = value;
      return this;
    }

    /** Where to keep client identifiers; default nowhere. */
    public Builder stateDirectory(@Nullable Path value) {
      stateDirectory = value;
      return this;
    }

    /** How long a Producer waits for Responses; default 10 s. */
    public Builder responseTimeout(Duration value) {
      responseTimeout = value;
      return this;
    }

    /** The QoS of what is sent; default 1. */
    public Builder qos(int value) {
      qos = value;
      return this;
    }

    /** Keep Alive; default 60 s. */
    public Builder keepAlive(Duration value) {
      keepAlive = value;
      return this;
    }

    /**
     * Session expiry; default 1 h for a Consumer, for a Producer the response timeout or the minute
     * in which a lost connection is renewed, whichever is longer.
     */
    public Builder sessionExpiry(Duration value) {
      sessionExpiry = value;
      return this;
    }

    /** Receive Maximum; default 64. */
    public Builder receiveMaximum(int value) {
      receiveMaximum = value;
      return this;
    }

    /** The largest message that is taken; default 1 MiB. */
    public Builder maxMessageBytes(int value) {
      maxMessageBytes = value;
      return this;
    }

    /** Where a Consumer answers; default to whoever asked. */
    public Builder responseTopics(ResponseTopics value) {
      responseTopics = value;
      return this;
    }

    /**
     * The configuration; throws {@link IllegalArgumentException} with one sentence if it cannot
     * work.
     */
    public MqttConfig build() {
      Duration expiry = sessionExpiry;
      if (expiry == null) {
        expiry = role == Role.CONSUMER ? CONSUMER_SESSION : longer(responseTimeout, SHORT_SESSION);
      }
      int portOrDefault = port != null ? port : tls ? DEFAULT_TLS_PORT : DEFAULT_PORT;
      if (id.isEmpty()) {
        throw new IllegalArgumentException("id: a transfer needs the id of its device or Producer");
      }
      return new MqttConfig(
          host,
          portOrDefault,
          tls,
          role,
          id,
          profiles,
          credentials,
          insecure,
          clientId,
          clientName,
          stateDirectory,
          responseTimeout,
          qos,
          keepAlive,
          expiry,
          receiveMaximum,
          maxMessageBytes,
          responseTopics);
    }
  }
}
