// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.minimal;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.examples.blinky.BlinkyProfile;
import dev.openc2.examples.blinky.Led;
import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.SendOptions;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.net.URI;

/** Switches lights on. {@code MinimalProducer mqtt://localhost:1883 lamp1 lamp2} */
public final class MinimalProducer {

  private MinimalProducer() {}

  /** Sends one Command to the devices that are named, and says what each of them did. */
  public static void main(String[] args) throws InterruptedException {
    DeviceId[] devices = new DeviceId[args.length - 1];
    for (int i = 0; i < devices.length; i++) {
      devices[i] = DeviceId.of(args[i + 1]);
    }
    Outcome outcome = switchOn(URI.create(args[0]), SendOptions.to(devices));
    for (Responder responder : outcome.responders()) {
      Response response = responder.response();
      System.out.println(
          responder.device()
              + ": "
              + responder.state().wireName()
              + (response == null ? "" : " " + response.status()));
    }
  }

  /** Connects, sends, waits until each device has answered or cannot any more, and leaves. */
  static Outcome switchOn(URI broker, SendOptions options) throws InterruptedException {
    ProducerId id = ProducerId.of("minimal-producer");
    ProducerTransfer transfer =
        Transfers.providerOf(broker).producer(TransferConfig.of(broker), id);
    Command command =
        Command.of(Action.SET, new Led(true))
            .withActuator(ActuatorSpecifier.of(BlinkyProfile.NSID));
    try (Producer producer =
        Producer.builder(transfer, id)
            .codec(MessageCodec.of(Profiles.installed()))
            .encodings(Encodings.installed())
            .build()) {
      producer.start().toCompletableFuture().join();
      return producer.send(command, options).await();
    }
  }
}
