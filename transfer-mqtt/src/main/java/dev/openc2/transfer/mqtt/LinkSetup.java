// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.transfer.mqtt.link.ClientIds;
import dev.openc2.transfer.mqtt.link.InboundHandler;
import dev.openc2.transfer.mqtt.link.LinkConfig;
import dev.openc2.transfer.mqtt.link.PahoLink;
import dev.openc2.transfer.mqtt.link.Password;
import dev.openc2.transfer.mqtt.link.StartPolicy;
import dev.openc2.transfer.mqtt.link.Subscription;
import dev.openc2.transfer.mqtt.tls.TlsConfig;
import dev.openc2.transfer.mqtt.tls.TlsException;
import dev.openc2.transfer.mqtt.tls.TlsSettings;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the link of a session: client identifier, certificates, subscriptions. */
final class LinkSetup {

  private static final String CLIENT_IDS = "mqtt-client-ids";

  /** As many as a Producer may have open: one Command may go to thousands of devices. */
  private static final int OUTBOX = 10_000;

  /** The part of the memory that messages may take that are handed over and not acknowledged. */
  private static final int MEMORY_SHARE = 8;

  private LinkSetup() {}

  /**
   * A link that is not started.
   *
   * @throws TransferException if the certificates or the state directory cannot be used
   */
  static OpenLink open(
      MqttConfig config, List<String> topics, StartPolicy policy, InboundHandler handler) {
    TlsSettings tls = config.tls() ? tls(config.credentials()) : null;
    ClientIds.Lease lease = config.clientId() == null ? lease(config) : null;
    String clientId = lease != null ? lease.clientId() : String.valueOf(config.clientId());
    try {
      LinkConfig link = linkConfig(config, topics, policy, clientId, tls);
      return new OpenLink(
          new PahoLink(link, handler, new ConnectionLog(config.uri(), clientId)), lease);
    } catch (RuntimeException e) {
      if (lease != null) {
        lease.close();
      }
      throw e;
    }
  }

  private static LinkConfig linkConfig(
      MqttConfig config,
      List<String> topics,
      StartPolicy policy,
      String clientId,
      @Nullable TlsSettings tls) {
    return LinkConfig.builder(config.host(), config.port(), clientId)
        .tls(tls)
        .credentials(config.credentials().username(), password(config.credentials()))
        .keepAlive(config.keepAlive())
        .sessionExpiry(config.sessionExpiry())
        .receiveMaximum(receiveMaximum(config, Runtime.getRuntime().maxMemory()))
        .maximumPacketSize(config.maxMessageBytes())
        .subscriptions(topics.stream().map(Subscription::to).toList())
        .startPolicy(policy)
        .outboxLimit(OUTBOX)
        .build();
  }

  /**
   * As many as are configured, but not more of the largest size than a small device has memory for:
   * it would die of them, and at each start again, for the broker keeps what is not acknowledged.
   *
   * @param memory bytes that this program may use
   */
  static int receiveMaximum(MqttConfig config, long memory) {
    long room = memory / MEMORY_SHARE / config.maxMessageBytes();
    return (int) Math.max(1, Math.min(config.receiveMaximum(), room));
  }

  private static TlsSettings tls(Credentials credentials) {
    try {
      return new TlsConfig(
              credentials.caFile(), credentials.certificateFile(), credentials.keyFile())
          .load();
    } catch (TlsException e) {
      throw new TransferException(Reason.TLS, String.valueOf(e.getMessage()), e);
    }
  }

  private static ClientIds.Lease lease(MqttConfig config) {
    Path state = config.stateDirectory();
    SecureRandom random = new SecureRandom();
    ClientIds ids =
        state == null
            ? ClientIds.unstored(random)
            : ClientIds.in(state.resolve(CLIENT_IDS), random);
    try {
      return ids.take(config.uri(), config.role().name(), config.id() + "/" + config.clientName());
    } catch (UncheckedIOException e) {
      throw new TransferException(Reason.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable Password password(Credentials credentials) {
    String password = credentials.password();
    return password == null ? null : Password.of(password.getBytes(StandardCharsets.UTF_8));
  }
}
