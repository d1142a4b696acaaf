// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;

/** The least that a program can be that publishes one message with Paho, to compare with. */
public final class BarePublish {

  private static final Logger PAHO = Logger.getLogger("org.eclipse.paho");
  private static final long PATIENCE_MILLIS = 10_000;

  private BarePublish() {}

  /** Publishes with QoS 1 to the broker whose address is given. */
  public static void main(String[] args) throws Exception {
    PAHO.setLevel(Level.OFF);
    MqttAsyncClient client = new MqttAsyncClient(args[0], "bare-publish", new MemoryPersistence());
    client.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MILLIS);
    client.publish("bench/bare", new byte[] {1}, 1, false).waitForCompletion(PATIENCE_MILLIS);
    // Without a wait: the message has been acknowledged.
    client.disconnectForcibly(1);
    Runtime.getRuntime().halt(0);
  }
}
