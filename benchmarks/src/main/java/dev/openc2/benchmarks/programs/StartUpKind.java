// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import dev.openc2.benchmarks.process.Broker;
import dev.openc2.benchmarks.process.Child;
import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import dev.openc2.benchmarks.report.Spread;
import dev.openc2.benchmarks.report.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * How long it takes until a program has done what it was started for, {@code oc2d} until it is
 * ready. The programs take turns.
 */
public final class StartUpKind implements Kind {

  private static final int ROUNDS_QUICK = 5;
  private static final int ROUNDS = 25;
  private static final double NANOS_OF_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** The flags of {@code oc2}. */
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp");

  /** Runs a program once. */
  private interface Run {
    Timed once() throws IOException, InterruptedException;
  }

  /**
   * A program and what its runs took.
   *
   * @param title what to call it
   * @param run runs it
   * @param times of its runs
   */
  private record Contestant(String title, Run run, List<Timed> times) {

    Contestant(String title, Run run) {
      this(title, run, new ArrayList<>());
    }

    Spread spread(ToDoubleFunction<Timed> figure) {
      return new Spread(times.stream().map(figure::applyAsDouble).toList());
    }

    Spread ratioTo(Contestant other, ToDoubleFunction<Timed> figure) {
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < times.size(); i++) {
        ratios.add(figure.applyAsDouble(times.get(i)) / figure.applyAsDouble(other.times.get(i)));
      }
      return new Spread(ratios);
    }
  }

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws Exception {
    try (Folder folder = Folder.open();
        Broker broker = Broker.available().get(0).open(folder.path())) {
      Installation installation = Installation.in(folder.path());
      try (Device device = Device.start(installation, broker.uri(), folder.path(), "")) {
        List<Contestant> contestants = contestants(installation, broker.uri());
        int rounds = isQuick ? ROUNDS_QUICK : ROUNDS;
        // One more, which does not count: files come from the disk.
        for (int round = 0; round <= rounds; round++) {
          for (Contestant contestant : contestants) {
            Timed timed = contestant.run().once();
            if (round > 0) {
              contestant.times().add(timed);
            }
          }
        }
        if (!device.child().isAlive()) {
          throw new IllegalStateException("the device that was asked has ended");
        }
        return List.of(new Section("Start-up", table(contestants)));
      }
    }
  }

  private static List<Contestant> contestants(Installation installation, URI broker) {
    String address = "tcp://" + broker.getHost() + ":" + broker.getPort();
    List<Contestant> all = new ArrayList<>();
    all.add(new Contestant("hello world", () -> Timed.run(java(Hello.class), Map.of())));
    all.add(
        new Contestant("bare Paho", () -> Timed.run(java(BarePublish.class, address), Map.of())));
    for (boolean hasArchive : List.of(false, true)) {
      String how = hasArchive ? "" : ", without archive";
      Map<String, String> variables = installation.variables(hasArchive);
      List<String> help = List.of(installation.program("oc2"), "--help");
      List<String> query =
          List.of(
              installation.program("oc2"),
              "query",
              "features",
              "--to",
              Device.ID,
              "--broker",
              broker.toString());
      all.add(new Contestant("oc2 --help" + how, () -> Timed.run(help, variables)));
      all.add(new Contestant("oc2 query features" + how, () -> Timed.run(query, variables)));
      all.add(new Contestant("oc2d ready" + how, () -> ready(installation, broker, variables)));
    }
    return all;
  }

  private static List<String> java(Class<?> program, String... args) {
    List<String> command = new ArrayList<>(List.of(Installation.JAVA));
    command.addAll(FLAGS);
    command.add(classPath());
    command.add(program.getName());
    command.addAll(List.of(args));
    return command;
  }

  /** Of the bare programs, which need nothing else. */
  private static String classPath() {
    return String.join(
        System.getProperty("path.separator"),
        Path.of("benchmarks", "target", "classes").toString(),
        Path.of("benchmarks", "target", "lib", "*").toString());
  }

  private static Timed ready(Installation installation, URI broker, Map<String, String> variables)
      throws IOException {
    List<String> command =
        List.of(
            installation.program("oc2d"),
            "--broker",
            broker.toString(),
            "--id",
            "another",
            "--actuator",
            "slpf=memory");
    long start = System.nanoTime();
    Child child = Child.program(command, variables, Device.READY);
    try {
      double wall = (System.nanoTime() - start) / NANOS_OF_MILLI;
      return new Timed(wall, child.processorTime().toNanos() / NANOS_OF_MILLI);
    } finally {
      child.kill();
    }
  }

  private static Table table(List<Contestant> contestants) {
    Table table = new Table("", "wall ms", "CPU ms", "wall / hello", "CPU / hello");
    for (Contestant each : contestants) {
      table.add(
          each.title(),
          each.spread(Timed::wall).text(0),
          each.spread(Timed::processor).text(0),
          each.ratioTo(contestants.get(0), Timed::wall).text(1),
          each.ratioTo(contestants.get(0), Timed::processor).text(1));
    }
    return table;
  }
}
