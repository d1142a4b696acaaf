// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.transfer.mqtt.topic.Topics;
import dev.openc2.value.DeviceId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Asks with a bare client that counts what comes back. */
final class RawFan implements Fan {

  private static final long PATIENCE_SECONDS = 60;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final Map<String, byte[]> requests = new HashMap<>();
  private final RawClient client;
  private volatile CountDownLatch missing = new CountDownLatch(0);

  RawFan(URI broker) throws MqttException {
    client =
        RawClient.open(
            broker,
            "raw-fan",
            List.of(Topics.responsesTo(Way.RAW.producer())),
            answer -> missing.countDown());
  }

  @Override
  public void ask(Address address, int devices)
      throws MqttException, InterruptedException, TimeoutException {
    byte[] request =
        requests.computeIfAbsent(address + "/" + devices, key -> request(address, devices));
    missing = new CountDownLatch(devices);
    if (address == Address.PROFILE) {
      publish(Topics.commandsTo(Fleet.profile(devices)), request);
    } else {
      for (DeviceId device : Fleet.devices(devices)) {
        publish(Topics.commandsTo(device), request);
      }
    }
    if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException(missing.getCount() + " devices did not answer");
    }
  }

  private static byte[] request(Address address, int devices) {
    String from = Way.RAW.producer().value();
    return address == Address.PROFILE
        ? Texts.bytes(from, List.of(), Fleet.toGroup(devices))
        : Texts.bytes(
            from, Fleet.devices(devices).stream().map(DeviceId::value).toList(), Texts.COMMAND);
  }

  /** Waits while as many are under way as the broker takes. */
  private void publish(String topic, byte[] request) throws MqttException {
    while (true) {
      try {
        client.publish(topic, request);
        return;
      } catch (MqttException e) {
        if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
