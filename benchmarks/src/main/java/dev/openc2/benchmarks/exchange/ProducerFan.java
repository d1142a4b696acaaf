// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.producer.Exchange;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks with a Producer. */
final class ProducerFan implements Fan {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Producer producer;

  ProducerFan(URI broker) throws Exception {
    producer =
        Producer.builder(
                Transfers.providerOf(broker)
                    .producer(TransferConfig.of(broker), Way.MEMORY.producer()),
                Way.MEMORY.producer())
            .responseTimeout(PATIENCE)
            .build();
    producer.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void ask(Address address, int devices) throws InterruptedException {
    Exchange exchange =
        address == Address.PROFILE
            ? producer.send(Fleet.toGroup(devices), SendOptions.builder().expect(devices).build())
            : producer.send(
                Texts.COMMAND, SendOptions.builder().to(Fleet.devices(devices)).build());
    Outcome outcome = exchange.await();
    long answers =
        outcome.responders().stream()
            .filter(responder -> Texts.RESPONSE.equals(responder.response()))
            .count();
    if (answers != devices) {
      throw new IllegalStateException(answers + " of " + devices + " answered");
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
