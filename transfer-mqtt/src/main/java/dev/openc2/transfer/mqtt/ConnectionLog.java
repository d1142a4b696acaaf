// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.mqtt.link.LinkException;
import dev.openc2.transfer.mqtt.link.LinkListener;
import dev.openc2.transfer.mqtt.link.ReasonCodes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells the log what happens to a connection: every CONNACK, SUBACK, PUBACK and loss, in words. */
final class ConnectionLog implements LinkListener {

  private static final Logger LOGGER = LoggerFactory.getLogger("dev.openc2.transfer.mqtt");

  private final String broker;
  private final String clientId;

  ConnectionLog(String broker, String clientId) {
    this.broker = broker;
    this.clientId = clientId;
  }

  @Override
  public void connected(int reasonCode, boolean sessionPresent) {
    LOGGER
        .atInfo()
        .addKeyValue("broker", broker)
        .addKeyValue("clientId", clientId)
        .addKeyValue("reason", ReasonCodes.describe(reasonCode))
        .addKeyValue("sessionPresent", sessionPresent)
        .log("connected");
  }

  @Override
  public void disconnected(LinkException why, @Nullable Duration nextTry) {
    // Where nothing is tried again, whoever waits for the start is told.
    LOGGER
        .atLevel(nextTry == null ? Level.DEBUG : Level.WARN)
        .addKeyValue("broker", broker)
        .addKeyValue("nextTry", nextTry == null ? "none" : nextTry.toMillis() + " ms")
        .log("not connected: {}", why.getMessage());
  }

  @Override
  public void subscriptionsRefused(LinkException why, Duration nextTry) {
    LOGGER
        .atWarn()
        .addKeyValue("broker", broker)
        .addKeyValue("nextTry", nextTry.toMillis() + " ms")
        .log("not listening everywhere: {}", why.getMessage());
  }

  @Override
  public void subscribed(String filter, int reasonCode) {
    LOGGER
        .atDebug()
        .addKeyValue("topic", filter)
        .addKeyValue("reason", ReasonCodes.describe(reasonCode))
        .log("subscribed");
  }

  @Override
  public void published(String topic, int reasonCode) {
    boolean refused = ReasonCodes.isFailure(reasonCode);
    LOGGER
        .atLevel(refused ? Level.WARN : Level.DEBUG)
        .addKeyValue("topic", topic)
        .addKeyValue("reason", ReasonCodes.describe(reasonCode))
        .log(refused ? "the broker refused a message" : "published");
  }

  @Override
  public void dropped(String topic) {
    LOGGER
        .atWarn()
        .addKeyValue("topic", topic)
        .log("a QoS 0 message was dropped: too much is waiting");
  }
}
