// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.embedded.EmbeddedHiveMQBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A client dies, the broker is left with a message that it has not acknowledged, the message
 * expires, and the client comes back: MQTT v5.0 §3.3.2.3.3, §4.4.
 */
class ExpiryOrderTest {

  private static final String TOPIC = "oc2/cmd/device/fw1";
  private static final int PUBLISH = 0x32;
  private static final int PINGRESP = 0xD0;

  @Test
  void clientIsServedAfterAMessageThatItHadNotAcknowledgedExpired() throws IOException {
    try (FabricBroker broker = new FabricBroker(FabricConfig.defaults())) {
      broker.start();
      try (RawMqttClient publisher = new RawMqttClient(broker.port());
          RawMqttClient device = comeBackAfterExpiry(broker.port(), publisher)) {

        publisher.publish(TOPIC, "next");

        assertThat(new String(device.receive(PUBLISH), StandardCharsets.UTF_8)).endsWith("next");
      }
    }
  }

  // When this fails, HiveMQ has mended it, and ExpiryOrder can go.
  @Test
  void withoutTheExtensionHiveMqServesItNoMore() throws Exception {
    int port = freePort();
    try (BrokerFolder folder =
        BrokerFolder.create(HiveMqSettings.toXml(FabricConfig.defaults(), port))) {
      EmbeddedHiveMQ broker = bare(folder);
      AtomicInteger cleanUp = InternalConfigurations.INTERVAL_BETWEEN_CLEANUP_JOBS_SEC;
      int seconds = cleanUp.get();
      // Now and then what has expired is removed: just before the client comes back, it would help.
      cleanUp.set(3_600);
      try {
        broker.start().get();
        try (RawMqttClient publisher = new RawMqttClient(port);
            RawMqttClient other = new RawMqttClient(port);
            RawMqttClient device = comeBackAfterExpiry(port, publisher)) {
          other.connect("other");
          other.subscribe(TOPIC);

          publisher.publish(TOPIC, "next");

          assertThat(other.receive(PUBLISH)).isNotEmpty();
          assertThat(device.ping()).isEqualTo(PINGRESP);
        }
      } finally {
        cleanUp.set(seconds);
        broker.close();
      }
    }
  }

  private static EmbeddedHiveMQ bare(BrokerFolder folder) {
    HiveMqSettings.applyProcessWide();
    return EmbeddedHiveMQBuilder.builder()
        .withConfigurationFolder(folder.configuration())
        .withDataFolder(folder.data())
        .withExtensionsFolder(folder.extensions())
        .withoutLoggingBootstrap()
        .build();
  }

  private static RawMqttClient comeBackAfterExpiry(int port, RawMqttClient publisher)
      throws IOException {
    publisher.connect("publisher");
    try (RawMqttClient first = new RawMqttClient(port)) {
      first.resume("fw1");
      first.subscribe(TOPIC);
      publisher.publish(TOPIC, "brief", 1);
      assertThat(new String(first.receive(PUBLISH), StandardCharsets.UTF_8)).endsWith("brief");
    }
    // The life of the message has to pass; the broker counts whole seconds.
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_100);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    RawMqttClient second = new RawMqttClient(port);
    byte[] connack = second.resume("fw1");
    assertThat(connack[0]).as("session present").isEqualTo((byte) 1);
    return second;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
