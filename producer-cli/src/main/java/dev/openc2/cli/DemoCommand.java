// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.Interruption.Registration;
import dev.openc2.cli.demo.DemoException;
import dev.openc2.cli.demo.DemoScript;
import dev.openc2.cli.demo.Stage;
import dev.openc2.cli.demo.StepResult;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.report.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code oc2 demo}: shows everything on this machine, without any set-up. */
final class DemoCommand implements Callable<Integer> {

  private static final int NOT_AS_TOLD = 1;
  private static final String HOME = "openc2.home";

  /** Ctrl-C reaches the devices as well, and they may be faster than we are. */
  private static final long SIGNAL_MILLIS = 500;

  private final Oc2Command root;
  private final Arguments arguments = new Arguments();

  private final Argument<Boolean> keep =
      arguments.flag("--keep", "leave the broker and the devices running");

  DemoCommand(Oc2Command root) {
    this.root = root;
  }

  /** How it is called. */
  CommandSpec spec() {
    CommandSpec spec = Arguments.command(this, arguments);
    spec.usageMessage()
        .description("Starts a broker and two devices on this machine and sends them commands.")
        .footer("", "Exit code 0 if every step came to what is told about it, else 1.");
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path programs = programs();
    Path directory = temporaryDirectory();
    boolean good = false;
    try {
      good = play(programs, directory);
    } catch (DemoException e) {
      if (isInterrupted(SIGNAL_MILLIS)) {
        delete(directory);
        return ExitCode.INTERRUPTED.code();
      }
      root.err().println("oc2: the demonstration cannot go on: " + e.getMessage());
    }
    if (good && !keep.value()) {
      delete(directory);
    } else {
      root.err().println("what the programs said is in " + directory);
    }
    return good ? ExitCode.OK.code() : NOT_AS_TOLD;
  }

  private boolean isInterrupted(long millis) throws InterruptedException {
    return root.environment().interruption().hasCome(millis);
  }

  private Path programs() {
    String home = root.environment().property(HOME, "");
    Path programs = Path.of(home, "bin");
    if (home.isEmpty() || !Files.isExecutable(programs.resolve("oc2-fabric"))) {
      throw new UsageException(
          "the demonstration needs oc2d and oc2-fabric beside oc2",
          "start oc2 by the launcher of the distribution");
    }
    return programs;
  }

  private boolean play(Path programs, Path directory) throws DemoException, InterruptedException {
    PrintWriter out = root.out();
    Stage stage = Stage.on(programs, directory);
    Registration registration = root.environment().interruption().onInterrupt(stage::close);
    boolean leave = false;
    try {
      out.println("Starting a broker at " + stage.broker() + " and the devices fw1 and fw2 …");
      out.flush();
      stage.start();
      boolean good = new DemoScript(words -> run(stage, directory, words), out, directory).play();
      leave = keep.value();
      out.println();
      out.println(good ? "All steps as told." : "Some steps were NOT as told.");
      if (keep.value()) {
        tellWhatNext(stage);
      }
      return good;
    } finally {
      if (!leave) {
        stage.close();
      }
      registration.withdraw();
    }
  }

  private void tellWhatNext(Stage stage) {
    PrintWriter out = root.out();
    out.println("The broker and the devices go on. What to type next:");
    out.println("  export OC2_BROKER=" + stage.broker());
    out.println("  oc2 query features pairs --to fw2");
    out.println("  oc2 deny ipv4_net 192.0.2.0/24 --to fw1 --profile slpf -o json");
    out.println("and to end it:");
    out.println("  " + stage.killCommand());
    out.flush();
  }

  /** Runs a command line in this process, as if it had been typed. */
  private StepResult run(Stage stage, Path directory, String... words)
      throws DemoException, InterruptedException {
    Environment outer = root.environment();
    Map<String, String> variables =
        Map.of(
            "OC2_BROKER", stage.broker(), "XDG_STATE_HOME", directory.resolve("state").toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment inner =
        new Environment(
            variables::get,
            outer.properties(),
            InputStream.nullInputStream(),
            out,
            err,
            false,
            outer.clock(),
            outer.interruption());
    Instant start = outer.clock().instant();
    int exitCode = CommandLines.run(inner, words);
    if (isInterrupted(0)) {
      throw new DemoException("interrupted");
    }
    Duration time = Duration.between(start, outer.clock().instant());
    return new StepResult(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), time);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("oc2-demo-");
    } catch (IOException e) {
      throw new UsageException("no temporary directory can be made: " + e.getMessage());
    }
  }

  private void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      root.err().println("oc2: " + directory + " could not be deleted");
    }
  }
}
