// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.minimal;

import dev.openc2.consumer.Consumer;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.examples.blinky.BlinkyActuator;
import dev.openc2.examples.blinky.BlinkyProfile;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import java.net.URI;
import java.util.Set;

/** A device with one light. {@code MinimalConsumer mqtt://localhost:1883 lamp1} */
public final class MinimalConsumer {

  private MinimalConsumer() {}

  /** Listens until the process is ended. */
  public static void main(String[] args) throws InterruptedException {
    Consumer consumer =
        create(URI.create(args[0]), DeviceId.of(args[1]), new BlinkyActuator(false));
    Runtime.getRuntime().addShutdownHook(new Thread(consumer::close, "shutdown"));
    consumer.run();
  }

  /** A Consumer, not started: a transfer, an actuator, and what both speak. */
  static Consumer create(URI broker, DeviceId id, BlinkyActuator light) {
    ConsumerTransfer transfer =
        Transfers.providerOf(broker)
            .consumer(TransferConfig.of(broker), id, Set.of(BlinkyProfile.NSID));
    return Consumer.builder(id)
        .transfer(transfer)
        .actuator(light)
        .codec(MessageCodec.of(Profiles.installed()))
        .encodings(Encodings.installed())
        .build();
  }
}
