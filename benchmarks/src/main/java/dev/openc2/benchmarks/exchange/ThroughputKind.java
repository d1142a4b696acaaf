// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import com.sun.management.OperatingSystemMXBean;
import dev.openc2.benchmarks.process.Broker;
import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import dev.openc2.benchmarks.report.Table;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Many Commands at once: a bounded number of them is under way at any time, as if so many asked one
 * after the other. The ways take turns.
 */
public final class ThroughputKind implements Kind {

  private static final List<Way> WAYS = List.of(Way.RAW, Way.MEMORY, Way.JOURNAL);
  private static final int[] WINDOWS = {1, 8, 50, 64, 512};
  private static final Extent QUICK = new Extent(3, 4_000, 10_000);
  private static final Extent FULL = new Extent(9, 10_000, 20_000);

  /** One after the other they take so much longer. */
  private static final int ALONE = 5;

  private static final long PATIENCE_SECONDS = 120;
  private static final double NANOS_OF_MICRO = 1000;

  /**
   * How much is measured.
   *
   * @param turns of each way
   * @param commands in each turn
   * @param warmUp commands before
   */
  private record Extent(int turns, int commands, int warmUp) {}

  /**
   * What one turn took.
   *
   * @param perSecond Commands answered
   * @param asking processor time of the side that asks for each Command, in microseconds
   * @param answering the same of the other side
   */
  private record Figures(double perSecond, double asking, double answering) {}

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws Exception {
    Table table =
        new Table("", "under way", "commands/s", "/ raw", "producer µs CPU", "consumer µs CPU");
    Extent extent = isQuick ? QUICK : FULL;
    Pairing.onEachBroker(
        WAYS,
        (broker, pairings) -> {
          for (Pairing pairing : pairings) {
            turn(pairing, WINDOWS[1], extent.warmUp());
          }
          for (int window : WINDOWS) {
            report(broker, pairings, window, extent, table);
          }
        });
    return List.of(new Section("Throughput", table));
  }

  private void report(Broker broker, List<Pairing> pairings, int window, Extent extent, Table table)
      throws Exception {
    List<Turns<Figures>> all =
        pairings.stream().map(pairing -> new Turns<Figures>(pairing.way())).toList();
    for (int turn = 0; turn < extent.turns(); turn++) {
      for (int i = 0; i < pairings.size(); i++) {
        int count = window == 1 ? extent.commands() / ALONE : extent.commands();
        all.get(i).figures().add(turn(pairings.get(i), window, count));
      }
    }
    for (Turns<Figures> own : all) {
      table.add(
          broker.name() + ", " + own.way().title(),
          Integer.toString(window),
          Table.number(own.median(Figures::perSecond), 0),
          own.ratioTo(all.get(0), Figures::perSecond),
          Table.number(own.median(Figures::asking), 0),
          Table.number(own.median(Figures::answering), 0));
    }
  }

  private Figures turn(Pairing pairing, int window, int count) throws Exception {
    Semaphore room = new Semaphore(window);
    AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();
    long asking = system.getProcessCpuTime();
    Duration answering = pairing.answering().processorTime();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      acquire(room, 1, problem);
      pairing
          .asker()
          .ask()
          .whenComplete(
              (answer, failure) -> {
                problem.compareAndSet(null, failure);
                room.release();
              });
    }
    acquire(room, window, problem);
    double nanos = System.nanoTime() - start;
    return new Figures(
        count * (double) TimeUnit.SECONDS.toNanos(1) / nanos,
        (system.getProcessCpuTime() - asking) / NANOS_OF_MICRO / count,
        pairing.answering().processorTime().minus(answering).toNanos() / NANOS_OF_MICRO / count);
  }

  private static void acquire(
      Semaphore room, int permits, AtomicReference<@Nullable Throwable> problem)
      throws InterruptedException {
    boolean isThere = room.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS);
    Throwable failure = problem.get();
    if (failure != null) {
      throw new IllegalStateException("a command was not answered as it should be", failure);
    }
    if (!isThere) {
      throw new IllegalStateException("no answer in " + PATIENCE_SECONDS + " s");
    }
  }
}
