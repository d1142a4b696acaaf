// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.benchmarks.process.Broker;
import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import dev.openc2.benchmarks.report.Table;
import java.util.List;

/**
 * One Command at a time, from the call that sends it to its Response. The ways take turns, a few
 * hundred Commands each, so that whatever else the machine does happens to all of them.
 */
public final class RoundTripKind implements Kind {

  // Until the compiler has little left to do, which takes ours longer: it has more code.
  private static final int WARM_UP_QUICK = 6_000;
  private static final int WARM_UP = 20_000;
  private static final int EACH_TURN = 500;
  private static final int TURNS_QUICK = 8;
  private static final int TURNS = 40;
  private static final double NANOS_OF_MICRO = 1000;

  @Override
  public String name() {
    return "roundtrip";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws Exception {
    Table table =
        new Table(
            "", "p50 µs", "p90 µs", "p99 µs", "p99.9 µs", "p50 / raw", "p99 / raw", "p50 / ours");
    Pairing.onEachBroker(
        List.of(Way.values()),
        (broker, pairings) -> {
          for (Pairing pairing : pairings) {
            turn(pairing, isQuick ? WARM_UP_QUICK : WARM_UP);
          }
          report(broker, measured(pairings, isQuick ? TURNS_QUICK : TURNS), table);
        });
    return List.of(new Section("Round trip", table));
  }

  private static List<Turns<Samples>> measured(List<Pairing> pairings, int turns) throws Exception {
    List<Turns<Samples>> all =
        pairings.stream().map(pairing -> new Turns<Samples>(pairing.way())).toList();
    for (int turn = 0; turn < turns; turn++) {
      for (int i = 0; i < pairings.size(); i++) {
        all.get(i).figures().add(turn(pairings.get(i), EACH_TURN));
      }
    }
    return all;
  }

  private static void report(Broker broker, List<Turns<Samples>> all, Table table) {
    Turns<Samples> raw = all.get(0);
    Turns<Samples> memory = all.get(1);
    for (Turns<Samples> turns : all) {
      Samples together = Samples.together(turns.figures());
      table.add(
          broker.name() + ", " + turns.way().title(),
          micros(together, 50),
          micros(together, 90),
          micros(together, 99),
          micros(together, 99.9),
          turns.ratioTo(raw, Samples::median),
          turns.ratioTo(raw, samples -> samples.percentile(99)),
          turns.ratioTo(memory, Samples::median));
    }
  }

  private static String micros(Samples samples, double percent) {
    return Table.number(samples.percentile(percent) / NANOS_OF_MICRO, 0);
  }

  private static Samples turn(Pairing pairing, int count) throws Exception {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      pairing.asker().askAndWait();
      nanos[i] = System.nanoTime() - start;
    }
    return new Samples(nanos);
  }
}
