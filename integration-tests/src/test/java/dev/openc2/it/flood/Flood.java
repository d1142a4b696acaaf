// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.flood;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/** Pushes one kind of messages at a device, and measures it on the way. */
final class Flood {

  /**
   * The device at one moment of the flood.
   *
   * @param pushed messages so far
   * @param featuresMillis how long {@code query features} took
   */
  record Sample(
      int pushed,
      long residentKilobytes,
      long liveKilobytes,
      long stateKilobytes,
      long featuresMillis) {}

  private final FloodBroker broker;
  private final FloodedDevice device;
  private final List<Sample> samples = new ArrayList<>();
  private long nanos;

  Flood(FloodBroker broker, FloodedDevice device) {
    this.broker = broker;
    this.device = device;
  }

  /**
   * Pushes so many messages.
   *
   * @param wanted how many samples to take, at regular distances
   */
  List<Sample> run(int count, int wanted, IntFunction<FloodMessage> messages) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      broker.push(messages.apply(i));
      if ((i + 1) % (count / wanted) == 0) {
        long before = System.nanoTime();
        samples.add(sample(i + 1));
        start += System.nanoTime() - before;
      }
    }
    broker.awaitAcknowledgements();
    nanos = System.nanoTime() - start;
    return List.copyOf(samples);
  }

  /** The features are asked for behind what is under way. */
  private Sample sample(int pushed) throws IOException, InterruptedException {
    long millis = featuresMillis();
    return new Sample(
        pushed,
        device.residentKilobytes(),
        device.liveKilobytes(),
        device.stateKilobytes(),
        millis);
  }

  long featuresMillis() throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    long start = System.nanoTime();
    broker.ask(Junk.featureQuery(id), id);
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  /** The figures, for a person. */
  String report(String name) throws IOException {
    Sample last = samples.get(samples.size() - 1);
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %,d messages acknowledged in %.1f s (%,.0f/s), %,d responses so far, output %,d kB%n"
            .formatted(
                name,
                last.pushed(),
                nanos / 1e9,
                last.pushed() * 1e9 / nanos,
                broker.answers(),
                device.outputKilobytes()));
    text.append(line("RSS kB", Sample::residentKilobytes));
    text.append(line("live heap kB", Sample::liveKilobytes));
    text.append(line("state files kB", Sample::stateKilobytes));
    text.append(line("query features ms", Sample::featuresMillis));
    return text.toString();
  }

  private String line(String name, ToLongFunction<Sample> value) {
    return "  %-18s %s | %s%n"
        .formatted(name, values(firstHalf(samples), value), values(lastHalf(samples), value));
  }

  private static String values(List<Sample> samples, ToLongFunction<Sample> value) {
    return String.join(
        " ", samples.stream().map(sample -> "%d".formatted(value.applyAsLong(sample))).toList());
  }

  static List<Sample> firstHalf(List<Sample> samples) {
    return samples.subList(0, samples.size() / 2);
  }

  static List<Sample> lastHalf(List<Sample> samples) {
    return samples.subList(samples.size() / 2, samples.size());
  }
}
