// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks;

import dev.openc2.benchmarks.codec.CodecKind;
import dev.openc2.benchmarks.exchange.FanOutKind;
import dev.openc2.benchmarks.exchange.RoundTripKind;
import dev.openc2.benchmarks.exchange.ThroughputKind;
import dev.openc2.benchmarks.programs.MemoryKind;
import dev.openc2.benchmarks.programs.SoakKind;
import dev.openc2.benchmarks.programs.StartUpKind;
import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.PerformanceDocument;
import dev.openc2.benchmarks.report.Section;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code ./bench [--quick] [--write] [KIND…]}; see {@link #USAGE}. */
public final class Bench {

  private static final String USAGE =
      """
      usage: ./bench [--quick] [--write] [KIND...]
      Measures, and prints tables. All kinds by default:
        codec       decoding and encoding, beside Jackson's bare tree
        roundtrip   one command at a time, beside two clients of Paho that do nothing else
        throughput  many commands at once, beside the same
        fanout      one command to many devices, beside the same
        startup     until oc2 is over and oc2d is ready, beside hello world
        memory      what oc2d takes of it
        soak        whether something grows in oc2d under load
      Options:
        --quick  rough figures in less than 10 minutes instead of a good hour
        --write  also writes the tables into docs/performance.md
      mosquitto is measured where it is installed, the embedded broker always.
      """;

  private static final List<Kind> KINDS =
      List.of(
          new CodecKind(),
          new RoundTripKind(),
          new ThroughputKind(),
          new FanOutKind(),
          new StartUpKind(),
          new MemoryKind(),
          new SoakKind());

  private static final Clock CLOCK = Clock.systemUTC();
  private static final int EXIT_FAULT = 1;
  private static final int EXIT_USAGE = 2;
  private static final Path DOCUMENT = Path.of("docs", "performance.md");

  private Bench() {}

  /** Runs in the root of the source tree. */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  /** Runs and returns the exit code. */
  static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    List<String> names = new ArrayList<>(args);
    boolean isQuick = names.remove("--quick");
    boolean isWritten = names.remove("--write");
    List<String> known = KINDS.stream().map(Kind::name).toList();
    if (!known.containsAll(names)) {
      err.print(USAGE);
      return EXIT_USAGE;
    }
    try {
      for (Kind kind : KINDS) {
        if (names.isEmpty() || names.contains(kind.name())) {
          Circumstances circumstances = Circumstances.at(CLOCK.instant(), isQuick);
          List<Section> sections = kind.measure(isQuick);
          report(sections, circumstances.text(CLOCK.instant()), isWritten, out);
        }
      }
      return 0;
    } catch (Exception e) {
      e.printStackTrace(err);
      return EXIT_FAULT;
    }
  }

  private static void report(
      List<Section> sections, String circumstances, boolean isWritten, PrintStream out)
      throws Exception {
    for (Section section : sections) {
      out.println(section.name());
      out.println(circumstances);
      out.println(section.table().text());
      if (isWritten) {
        PerformanceDocument.at(DOCUMENT)
            .replace(section.name(), circumstances + "\n\n" + section.table().markdown());
      }
    }
  }
}
