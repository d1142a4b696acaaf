// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import com.sun.management.OperatingSystemMXBean;
import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import dev.openc2.benchmarks.report.Table;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One Command to many devices: the time to the last answer, and what the Producer takes. The
 * devices are the same for both ways, and the ways take turns.
 */
public final class FanOutKind implements Kind {

  private static final int[] SIZES = {10, 100, 1000};

  private static final Extent QUICK = new Extent(3, 1000);
  private static final Extent FULL = new Extent(15, 4000);
  private static final int WARM_UP_TURNS = 2;
  private static final double NANOS_OF_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final double NANOS_OF_MICRO = TimeUnit.MICROSECONDS.toNanos(1);

  /**
   * How much is measured.
   *
   * @param turns of each way
   * @param answers in each turn, so that it is about as long for each size
   */
  private record Extent(int turns, int answers) {}

  /**
   * What one Command took.
   *
   * @param nanos until the last answer
   * @param processor nanoseconds of the side that asks
   */
  private record Figures(double nanos, double processor) {}

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Override
  public String name() {
    return "fanout";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws Exception {
    Table table =
        new Table(
            "",
            "devices",
            "last answer ms",
            "/ raw",
            "producer ms CPU",
            "/ raw",
            "µs CPU each",
            "each / of 100");
    Pairing.onEachBroker(
        List.of(), (broker, none) -> measure(broker, isQuick ? QUICK : FULL, table));
    return List.of(new Section("Fan-out", table));
  }

  private void measure(Broker broker, Extent extent, Table table) throws Exception {
    List<String> args = new ArrayList<>(List.of(broker.uri().toString()));
    for (int size : SIZES) {
      args.add(Integer.toString(size));
    }
    try (Child fleet = Child.java(Fleet.class.getName(), Fleet.READY, args.toArray(String[]::new));
        Fan raw = new RawFan(broker.uri());
        Fan ours = new ProducerFan(broker.uri())) {
      for (Fan.Address address : Fan.Address.values()) {
        measure(broker.name() + ", " + address.title(), address, List.of(raw, ours), extent, table);
      }
      if (!fleet.isAlive()) {
        throw new IllegalStateException("the devices have ended");
      }
    }
  }

  private void measure(String name, Fan.Address address, List<Fan> fans, Extent extent, Table table)
      throws Exception {
    List<List<Turns<Figures>>> bySize = new ArrayList<>();
    for (int size : SIZES) {
      for (int i = 0; i < WARM_UP_TURNS; i++) {
        for (Fan fan : fans) {
          Figures unused = turn(fan, address, size, extent.answers());
        }
      }
      List<Turns<Figures>> ways = List.of(new Turns<>(Way.RAW), new Turns<>(Way.MEMORY));
      for (int i = 0; i < extent.turns(); i++) {
        for (int way = 0; way < fans.size(); way++) {
          ways.get(way).figures().add(turn(fans.get(way), address, size, extent.answers()));
        }
      }
      bySize.add(ways);
    }
    for (int i = 0; i < SIZES.length; i++) {
      for (int way = 0; way < fans.size(); way++) {
        report(
            name,
            SIZES[i],
            bySize.get(i).get(way),
            bySize.get(i).get(0),
            each(bySize.get(1).get(way), SIZES[1]),
            table);
      }
    }
  }

  private Figures turn(Fan fan, Fan.Address address, int devices, int answers) throws Exception {
    int count = answers / devices;
    long processor = system.getProcessCpuTime();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      fan.ask(address, devices);
    }
    double nanos = System.nanoTime() - start;
    return new Figures(nanos / count, (system.getProcessCpuTime() - processor) / (double) count);
  }

  private static double each(Turns<Figures> turns, int devices) {
    return turns.median(Figures::processor) / devices;
  }

  private static void report(
      String name,
      int devices,
      Turns<Figures> own,
      Turns<Figures> raw,
      double ofHundred,
      Table table) {
    table.add(
        name + ", " + own.way().title(),
        Integer.toString(devices),
        Table.number(own.median(Figures::nanos) / NANOS_OF_MILLI, 1),
        own.ratioTo(raw, Figures::nanos),
        Table.number(own.median(Figures::processor) / NANOS_OF_MILLI, 1),
        own.ratioTo(raw, Figures::processor),
        Table.number(each(own, devices) / NANOS_OF_MICRO, 0),
        Table.number(each(own, devices) / ofHundred, 2));
  }
}
