// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.SendOptions;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.ProducerId;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Asks with a Producer. */
final class ProducerAsker implements Asker {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Producer producer;
  private final SendOptions options;

  ProducerAsker(Way way, URI broker) throws Exception {
    ProducerId id = way.producer();
    options = SendOptions.to(way.device());
    producer =
        Producer.builder(Transfers.providerOf(broker).producer(TransferConfig.of(broker), id), id)
            .responseTimeout(PATIENCE)
            .build();
    producer.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> ask() {
    return producer.send(Texts.COMMAND, options).outcome().thenAccept(ProducerAsker::check);
  }

  @Override
  public void askAndWait() throws InterruptedException {
    check(producer.send(Texts.COMMAND, options).await());
  }

  private static void check(Outcome outcome) {
    for (Responder responder : outcome.responders()) {
      if (Texts.RESPONSE.equals(responder.response())) {
        return;
      }
    }
    throw new IllegalStateException("not what was expected: " + outcome.responders());
  }

  @Override
  public void close() {
    producer.close();
  }
}
