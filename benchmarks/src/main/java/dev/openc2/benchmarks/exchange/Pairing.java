// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.benchmarks.process.Broker;
import dev.openc2.benchmarks.process.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Both sides of one way, connected. */
record Pairing(Way way, Child answering, Asker asker) implements AutoCloseable {

  private static Pairing open(Way way, URI broker, Path folder) throws Exception {
    Path own = Files.createDirectory(folder.resolve(way.name()));
    Child answering =
        Child.java(
            AnsweringSide.class.getName(),
            AnsweringSide.READY,
            way.name(),
            broker.toString(),
            own.toString());
    try {
      return new Pairing(
          way, answering, way == Way.RAW ? new RawAsker(broker) : new ProducerAsker(way, broker));
    } catch (Exception e) {
      answering.close();
      throw e;
    }
  }

  @Override
  public void close() {
    asker.close();
    answering.close();
  }

  /** What is measured with pairings. */
  interface Measurement {

    /** Measures on one broker. */
    void on(Broker broker, List<Pairing> pairings) throws Exception;
  }

  /** Measures these ways on one broker after the other; nothing of it stays. */
  static void onEachBroker(List<Way> ways, Measurement measurement) throws Exception {
    for (Broker.Opener opener : Broker.available()) {
      Path folder = Files.createTempDirectory("oc2-bench-");
      try (Broker broker = opener.open(folder)) {
        measure(ways, broker, folder, measurement);
      } finally {
        delete(folder);
      }
    }
  }

  private static void measure(List<Way> ways, Broker broker, Path folder, Measurement measurement)
      throws Exception {
    List<Pairing> pairings = new ArrayList<>();
    try {
      for (Way way : ways) {
        pairings.add(open(way, broker.uri(), folder));
      }
      measurement.on(broker, pairings);
    } finally {
      pairings.forEach(Pairing::close);
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (var children = Files.list(path)) {
        for (Path child : children.toList()) {
          delete(child);
        }
      }
    }
    Files.delete(path);
  }
}
