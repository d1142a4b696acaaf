// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.ProducerTransfer;

/**
 * The MQTT transfer in either role (transf-mqtt v1.0). A role gives the one interface that belongs
 * to it and refuses the other, so that a Consumer cannot send Commands and a Producer cannot
 * receive them.
 */
public final class MqttTransfer {

  private final MqttConfig config;

  private MqttTransfer(MqttConfig config) {
    this.config = config;
  }

  /** A transfer of this configuration; nothing is connected yet. */
  public static MqttTransfer of(MqttConfig config) {
    return new MqttTransfer(config);
  }

  /** What it is made of. */
  public MqttConfig config() {
    return config;
  }

  /**
   * The Producer's side, a new one at each call.
   *
   * @throws IllegalStateException if the role is that of a Consumer
   */
  public ProducerTransfer producer() {
    require(Role.PRODUCER, "send Commands");
    return new MqttProducerTransfer(config);
  }

  /**
   * The Consumer's side, a new one at each call.
   *
   * @throws IllegalStateException if the role is that of a Producer
   */
  public ConsumerTransfer consumer() {
    require(Role.CONSUMER, "receive Commands");
    return new MqttConsumerTransfer(config);
  }

  private void require(Role role, String what) {
    if (config.role() != role) {
      throw new IllegalStateException(
          "a transfer in the role of a " + config.role() + " does not " + what);
    }
  }
}
