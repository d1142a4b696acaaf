// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Answers with a bare client, from within its callback: nothing is quicker. */
final class RawResponder {

  static final String QUESTIONS = "oc2/cmd/device/raw";
  static final String ANSWERS = "oc2/rsp/raw";

  private RawResponder() {}

  static RawClient open(URI broker) throws MqttException {
    byte[] response = Texts.response();
    CompletableFuture<RawClient> self = new CompletableFuture<>();
    RawClient client =
        RawClient.open(
            broker, "raw-responder", List.of(QUESTIONS), asked -> answer(self.join(), response));
    self.complete(client);
    return client;
  }

  private static void answer(RawClient self, byte[] response) {
    try {
      self.publish(ANSWERS, response);
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }
}
