// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Asks with a bare client. Answers come in the order of the questions, so none needs a name. */
final class RawAsker implements Asker {

  private static final long PATIENCE_SECONDS = 60;

  private final Queue<CompletableFuture<byte[]>> open = new ConcurrentLinkedQueue<>();
  private final byte[] request = Texts.request();
  private final RawClient client;

  RawAsker(URI broker) throws MqttException {
    client = RawClient.open(broker, "raw-asker", List.of(RawResponder.ANSWERS), this::answered);
  }

  private void answered(byte[] answer) {
    CompletableFuture<byte[]> oldest = open.poll();
    if (oldest != null) {
      oldest.complete(answer);
    }
  }

  @Override
  public synchronized CompletionStage<?> ask() {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    open.add(answer);
    try {
      client.publish(RawResponder.QUESTIONS, request);
    } catch (MqttException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  @Override
  public void askAndWait() throws Exception {
    ask().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    client.close();
  }
}
