// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.mqtt.link.InboundHandler;
import dev.openc2.transfer.mqtt.link.LinkConfig;
import dev.openc2.transfer.mqtt.link.PahoLink;
import dev.openc2.transfer.mqtt.link.Password;
import dev.openc2.transfer.mqtt.link.StartPolicy;
import dev.openc2.transfer.mqtt.link.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the link of a session: client identifier, certificates, subscriptions. */
final class LinkSetup {

  private LinkSetup() {}

  static OpenLink open(
      MqttConfig config, List<String> topics, StartPolicy policy, InboundHandler handler) {
    String clientId = config.clientId() == null ? "x" + System.nanoTime() : config.clientId();
    LinkConfig link =
        LinkConfig.builder(config.host(), config.port(), clientId)
            .credentials(config.credentials().username(), password(config))
            .keepAlive(config.keepAlive())
            .sessionExpiry(config.sessionExpiry())
            .receiveMaximum(config.receiveMaximum())
            .maximumPacketSize(config.maxMessageBytes())
            .subscriptions(topics.stream().map(Subscription::to).toList())
            .startPolicy(policy)
            .build();
    return new OpenLink(new PahoLink(link, handler, new ConnectionLog(config.uri(), clientId)));
  }

  private static @Nullable Password password(MqttConfig config) {
    String password = config.credentials().password();
    return password == null ? null : Password.of(password.getBytes(StandardCharsets.UTF_8));
  }
}
