// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.publish;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A publish as the engines see it. */
record MqttInboundFrame(
    InboundPublish publish,
    @Nullable String encoding,
    @Nullable MessageKind kind,
    @Nullable String foreignContentType,
    boolean isForThisDeviceAlone)
    implements InboundFrame {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  @Override
  public byte[] payload() {
    return publish.payload();
  }

  @Override
  public String channel() {
    return publish.topic();
  }

  @Override
  public boolean isRedelivered() {
    return publish.duplicate();
  }

  @Override
  public boolean isRetained() {
    return publish.retained();
  }

  /** Brokers count in whole seconds (MQTT 5.0 §3.3.2.3.3): what has none left has a part of one. */
  @Override
  public @Nullable Duration life() {
    Duration expiry = publish.expiry();
    return expiry == null || expiry.compareTo(SHORTEST) > 0 ? expiry : SHORTEST;
  }

  @Override
  public void acknowledge() {
    publish.acknowledge();
  }
}
