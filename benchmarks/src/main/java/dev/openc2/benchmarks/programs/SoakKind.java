// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import dev.openc2.benchmarks.process.Broker;
import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import dev.openc2.benchmarks.report.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What grows in an {@code oc2d} that works for a long time, at half of what it can do. */
public final class SoakKind implements Kind {

  private static final Duration QUICK = Duration.ofSeconds(45);
  private static final Duration FULL = Duration.ofMinutes(30);
  private static final int READINGS = 60;

  /** More than fit into the ledger: from then on something is forgotten for each that comes. */
  private static final int FILLING = 30_000;

  private static final String CONSUMER = "ledgerSize: 25000, responseTimeout: 5s";
  private static final double HALF = 0.5;
  private static final double KILO = 1024;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws Exception {
    try (Folder folder = Folder.open();
        Broker broker = Broker.available().get(0).open(folder.path())) {
      Installation installation = Installation.in(folder.path());
      try (Device device = Device.start(installation, broker.uri(), folder.path(), CONSUMER);
          Load load = Load.on(broker.uri())) {
        double most = load.send(FILLING, Load.AS_FAST_AS_IT_GOES, Asked::sign);
        return List.of(
            new Section("Soak", soak(device, load, most * HALF, isQuick ? QUICK : FULL)));
      }
    }
  }

  private static Table soak(Device device, Load load, double perSecond, Duration time)
      throws Exception {
    int each = (int) (perSecond * time.toSeconds() / READINGS);
    List<Reading> readings = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < READINGS; i++) {
      load.send(each, perSecond, Asked::sign);
      readings.add(device.reading());
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    return table(readings, (double) each * READINGS / taken.toSeconds(), taken);
  }

  private static Table table(List<Reading> readings, double perSecond, Duration time) {
    String load = " (" + Table.number(perSecond, 0) + " commands/s, " + time.toSeconds() + " s)";
    Table table = new Table("", "first quarter", "last quarter", "last / first", "greatest");
    add("resident MiB" + load, KILO, readings, Reading::residentKilobytes, table);
    add("threads", 1, readings, Reading::threads, table);
    add("descriptors", 1, readings, Reading::descriptors, table);
    add("state directory MiB", KILO * KILO, readings, Reading::stateBytes, table);
    return table;
  }

  private static void add(
      String title,
      double unit,
      List<Reading> readings,
      ToLongFunction<Reading> figure,
      Table table) {
    Growth growth = Growth.of(readings, figure);
    table.add(
        title,
        Table.number(growth.first() / unit, 1),
        Table.number(growth.last() / unit, 1),
        Table.number(growth.ratio(), 2),
        Table.number(growth.greatest() / unit, 1));
  }
}
