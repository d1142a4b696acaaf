// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.Statistics.Event;
import dev.openc2.transfer.ConsumerTransfer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The parts of a Consumer and how they begin and end together. */
final class Engine {

  private final List<ConsumerTransfer> transfers;
  private final Counters counters = new Counters();

  Engine(Consumer.Builder builder) {
    this.transfers = List.copyOf(builder.transfers);
  }

  CompletionStage<Void> start() {
    return CompletableFuture.allOf(
        transfers.stream()
            .map(
                transfer ->
                    transfer.start(frame -> counters.count(Event.RECEIVED)).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  Statistics statistics() {
    return counters.snapshot();
  }

  void close() {
    transfers.forEach(ConsumerTransfer::stopListening);
    transfers.forEach(ConsumerTransfer::close);
  }
}
