// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.publish;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import org.jspecify.annotations.Nullable;

/** A publish as the engines see it. */
record MqttInboundFrame(
    InboundPublish publish,
    @Nullable String encoding,
    @Nullable MessageKind kind,
    @Nullable String foreignContentType,
    boolean isForThisDeviceAlone)
    implements InboundFrame {

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

  @Override
  public void acknowledge() {
    publish.acknowledge();
  }
}
