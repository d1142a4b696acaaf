// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The steps of the demonstration. */
public final class DemoScript {

  /** Runs one command line of {@code oc2}. */
  public interface Runner {
    /** The words behind {@code oc2}. */
    StepResult run(String... words) throws DemoException, InterruptedException;
  }

  private static final int OK = 0;
  private static final int USAGE = 2;
  private static final int NOBODY = 4;
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final Runner runner;
  private final PrintWriter out;
  private final Path directory;
  private int number;
  private int failures;

  /**
   * A script.
   *
   * @param directory where it may write a file
   */
  public DemoScript(Runner runner, PrintWriter out, Path directory) {
    this.runner = runner;
    this.out = out;
    this.directory = directory;
  }

  /** Runs and tells all steps; true if each came to what is told. */
  public boolean play() throws DemoException, InterruptedException {
    run(
        Step.of(
            "Ask everybody what they can do. fw1 is a packet filter, fw2 also keeps a log.",
            result -> result.ended(OK) && result.answered("fw1") && result.answered("fw2"),
            "query features versions profiles --expect 2"));
    run(
        Step.of(
            "Have every packet filter deny a net; each says which rule it made.",
            result -> result.ended(OK) && hasRule(result, "fw1") && hasRule(result, "fw2"),
            "deny ipv4_net 203.0.113.0/24 --profile slpf --expect 2"));
    playTwice();
    StepResult both =
        run(
            Step.of(
                "Send a command to two devices by name; oc2 ends with the last answer.",
                result -> result.ended(OK) && hasRule(result, "fw1") && hasRule(result, "fw2"),
                "deny ipv4_connection protocol=tcp,dst_addr=198.51.100.7,dst_port=443"
                    + " --to fw1,fw2 --profile slpf"));
    run(
        Step.of(
            "Take the rule back on fw1.",
            result -> result.ended(OK) && result.answered("fw1"),
            "delete slpf:rule_number " + both.rule("fw1") + " --to fw1 --profile slpf"));
    run(
        Step.of(
            "Send to a device that is not there: the broker knows, so nobody waits (exit code 4).",
            result -> result.ended(NOBODY) && result.time().compareTo(AT_ONCE) < 0,
            "deny ipv4_net 203.0.113.9 --to ghost --profile slpf"));
    run(
        Step.of(
            "Send something that is no net: refused before it is sent (exit code 2).",
            result -> result.ended(USAGE) && result.out().isEmpty(),
            "deny ipv4_net 203.0.113.0/99 --to fw1 --profile slpf"));
    run(
        Step.of(
            "The same message format in CBOR: fewer bytes, the same answers.",
            result -> result.ended(OK) && hasRule(result, "fw1") && hasRule(result, "fw2"),
            "deny ipv6_net 2001:db8::/32 --to fw1,fw2 --profile slpf --encoding cbor"));
    return failures == 0;
  }

  /** MQTT may deliver twice (transf-mqtt v1.0 §2.5), and people press Enter twice. */
  private void playTwice() throws DemoException, InterruptedException {
    String file = messageFile();
    StepResult first =
        run(
            Step.of(
                "Send a message from a file to fw1.",
                result -> result.ended(OK) && hasRule(result, "fw1"),
                "send " + file));
    run(
        Step.of(
            "The same message once more: fw1 does not run it again, it repeats its answer"
                + " (rule "
                + first.rule("fw1")
                + ").",
            result -> result.ended(OK) && result.rule("fw1").equals(first.rule("fw1")),
            "send " + file));
  }

  private String messageFile() throws DemoException {
    Path file = directory.resolve("message.json");
    String text =
        """
        {"headers": {"request_id": "d3b07384-d113-4ec6-a7d5-2c0f8a1f2b6e", "from": "demo",
                     "to": ["fw1"]},
         "body": {"openc2": {"request": {"action": "deny",
                                         "target": {"ipv4_net": "198.51.100.0/24"},
                                         "actuator": {"slpf": {}}}}}}
        """;
    try {
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new DemoException(file + " cannot be written: " + e.getMessage());
    }
  }

  private static boolean hasRule(StepResult result, String device) {
    return result.answered(device) && !result.rule(device).isEmpty();
  }

  private StepResult run(Step step) throws DemoException, InterruptedException {
    number++;
    out.println();
    out.println(number + ". " + step.story());
    out.println("   $ " + step.commandLine());
    out.flush();
    StepResult result = runner.run(step.words().toArray(String[]::new));
    result.out().lines().forEach(line -> out.println("   " + line));
    result.err().lines().forEach(line -> out.println("   " + line));
    if (step.expected().test(result)) {
      out.println("   ok, " + result.time().toMillis() + " ms");
    } else {
      failures++;
      out.println("   NOT as told: exit code " + result.exitCode());
    }
    out.flush();
    return result;
  }
}
