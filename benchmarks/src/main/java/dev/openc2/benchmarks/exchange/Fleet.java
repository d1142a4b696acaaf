// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.transfer.mqtt.topic.Topics;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * The program of many devices: {@code BROKER SIZES}. Each has a connection of its own and answers
 * 200 from within the callback of a bare client, so that what is measured is the other side. A
 * group of each size listens to a profile of its own. Says {@code ready}, and ends with its input.
 */
public final class Fleet {

  static final String READY = "ready";

  /** Paho takes a third of a second to connect, asleep for the most part. */
  private static final int AT_ONCE = 64;

  private static final RequestId PLACEHOLDER = RequestId.of("placeholder");

  private Fleet() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    URI broker = URI.create(args[0]);
    List<Integer> sizes =
        List.of(args).subList(1, args.length).stream().map(Integer::valueOf).toList();
    int count = sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    List<Callable<RawClient>> openings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      openings.add(() -> device(broker, number, sizes));
    }
    for (Future<RawClient> opened : pool.invokeAll(openings)) {
      RawClient unused = opened.get();
    }
    pool.shutdown();
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // Nobody says anything; the end is what is waited for.
    }
    // At once: a thousand farewells take longer than anything else here.
    Runtime.getRuntime().halt(0);
  }

  /** The first devices of the fleet. */
  static List<DeviceId> devices(int count) {
    return IntStream.range(0, count).mapToObj(Fleet::id).toList();
  }

  /** A Command to all of a group, by the profile of that group. */
  static Command toGroup(int size) {
    return Texts.COMMAND.withActuator(ActuatorSpecifier.of(profile(size)));
  }

  static Nsid profile(int size) {
    return Nsid.of("x-bench-" + size);
  }

  private static DeviceId id(int number) {
    return DeviceId.of("dev-" + number);
  }

  private static RawClient device(URI broker, int number, List<Integer> sizes)
      throws MqttException {
    DeviceId id = id(number);
    List<String> topics = new ArrayList<>(List.of(Topics.commandsTo(id)));
    sizes.stream()
        .filter(size -> number < size)
        .map(Fleet::profile)
        .map(Topics::commandsTo)
        .forEach(topics::add);
    String answer =
        new String(
            Texts.bytes(PLACEHOLDER, id.value(), List.of(), Texts.RESPONSE),
            StandardCharsets.UTF_8);
    CompletableFuture<RawClient> self = new CompletableFuture<>();
    RawClient client =
        RawClient.open(broker, id.value(), topics, asked -> answer(self.join(), asked, answer));
    self.complete(client);
    return client;
  }

  private static void answer(RawClient self, byte[] asked, String template) {
    String text = new String(asked, StandardCharsets.UTF_8);
    ProducerId producer = ProducerId.of(header(text, "from"));
    String answer = template.replace(PLACEHOLDER.value(), header(text, "request_id"));
    try {
      self.publish(Topics.responsesTo(producer), answer.getBytes(StandardCharsets.UTF_8));
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(String message, String name) {
    String before = "\"" + name + "\":\"";
    int start = message.indexOf(before) + before.length();
    return message.substring(start, message.indexOf('"', start));
  }
}
