// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import com.hivemq.configuration.service.InternalConfigurations;

/**
 * Turns a {@link FabricConfig} into what HiveMQ reads: its {@code config.xml} and its process-wide
 * switches.
 *
 * <p>TCP_NODELAY needs no setting: {@code com.hivemq.bootstrap.HiveMQNettyBootstrap} switches it on
 * for every client's channel.
 */
final class HiveMqSettings {

  /**
   * MQTT v5.0 §3.1 wants CONNECT first; who says nothing for this long is not a client. A client
   * that has just begun on a busy machine takes a second.
   */
  private static final int NO_CONNECT_TIMEOUT_MILLIS = 3_000;

  /**
   * The default sizes the store for a server with millions of sessions and makes the start twice as
   * long.
   */
  private static final int STORE_BUCKETS = 4;

  private HiveMqSettings() {}

  /** The document that HiveMQ reads at its start from {@code config.xml}. */
  static String toXml(FabricConfig config, int port) {
    return """
    <?xml version="1.0"?>
    <hivemq>
      <listeners>
        <tcp-listener>
          <port>%d</port>
          <bind-address>%s</bind-address>
        </tcp-listener>
      </listeners>
      <mqtt>
        <receive-maximum>
          <server-receive-maximum>%d</server-receive-maximum>
        </receive-maximum>
        <topic-alias>
          <enabled>false</enabled>
        </topic-alias>
        <queued-messages>
          <max-queue-size>%d</max-queue-size>
        </queued-messages>
      </mqtt>
      <restrictions>
        <no-connect-idle-timeout>%d</no-connect-idle-timeout>
      </restrictions>
      <persistence>
        <mode>in-memory</mode>
      </persistence>
      <anonymous-usage-statistics>
        <enabled>false</enabled>
      </anonymous-usage-statistics>
    </hivemq>
    """
        .formatted(
            port,
            escape(config.bindAddress()),
            config.receiveMaximum(),
            config.queueSize(),
            NO_CONNECT_TIMEOUT_MILLIS);
  }

  /**
   * Sets what HiveMQ keeps in static fields; the values are the same for every broker of this
   * process.
   */
  static void applyProcessWide() {
    InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(STORE_BUCKETS);
    InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(STORE_BUCKETS);
    InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(0);
    InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
