// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.netns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A network namespace of Linux, with a loopback interface that is up. Closing removes it and the
 * interfaces in it.
 */
public final class NetNamespace implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final long PATIENCE_SECONDS = 30;
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/sbin"), Path.of("/sbin"), Path.of("/usr/bin"), Path.of("/bin"));

  private final String name;

  private NetNamespace(String name) {
    this.name = name;
  }

  /**
   * What a program came to.
   *
   * @param exit 0 if all was well
   * @param output what it wrote, errors included
   */
  public record Result(int exit, String output) {}

  /** Skips the test, and says why, where there can be no such thing. */
  public static void assumePossible() {
    Optional<String> reason = whyImpossible();
    Assumptions.assumeTrue(reason.isEmpty(), () -> "skipped: " + reason.orElseThrow());
  }

  private static Optional<String> whyImpossible() {
    for (String program : List.of("nft", "ip", "ping", "nsenter")) {
      if (FOLDERS.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(program)))) {
        return Optional.of("the program " + program + " is not installed");
      }
    }
    NetNamespace trial = new NetNamespace(freshName());
    boolean isPossible = run(List.of("ip", "netns", "add", trial.name)).exit() == 0;
    if (isPossible) {
      trial.close();
    }
    return isPossible
        ? Optional.empty()
        : Optional.of("network namespaces cannot be made; that takes root");
  }

  private static String freshName() {
    return "oc2-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
  }

  /** Makes one. */
  public static NetNamespace open() {
    NetNamespace made = new NetNamespace(freshName());
    mustRun(List.of("ip", "netns", "add", made.name));
    made.exec("ip", "link", "set", "lo", "up");
    return made;
  }

  /**
   * Lays a cable to another one.
   *
   * @param port the name of our end, and {@code addresses} those of it, with prefix lengths
   * @param otherPort likewise the other end
   */
  public void connect(
      String port,
      List<String> addresses,
      NetNamespace other,
      String otherPort,
      List<String> otherAddresses) {
    mustRun(
        List.of(
            "ip",
            "-n",
            name,
            "link",
            "add",
            "name",
            port,
            "type",
            "veth",
            "peer",
            "name",
            otherPort,
            "netns",
            other.name));
    bringUp(port, addresses);
    other.bringUp(otherPort, otherAddresses);
  }

  private void bringUp(String port, List<String> addresses) {
    for (String address : addresses) {
      List<String> command =
          new ArrayList<>(List.of("ip", "-n", name, "address", "add", address, "dev", port));
      if (address.contains(":")) {
        // Without the second of waiting whether somebody else has it.
        command.add("nodad");
      }
      mustRun(command);
    }
    mustRun(List.of("ip", "-n", name, "link", "set", port, "up"));
  }

  /** Its name, as {@code ip netns} knows it. */
  public String name() {
    return name;
  }

  /** Runs a program in it, which must succeed; returns what it wrote. */
  public String exec(String... command) {
    Result result = tryExec(command);
    assertThat(result.exit()).as("%s: %s", List.of(command), result.output()).isZero();
    return result.output();
  }

  /** Runs a program in it. */
  public Result tryExec(String... command) {
    return run(inside(command));
  }

  /** The command line that runs a program in it. */
  public List<String> inside(String... command) {
    List<String> line = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + name));
    line.addAll(List.of(command));
    return line;
  }

  /** Feeds {@code nft} in it a script, which must be accepted. */
  public void nft(String script) {
    Result result = run(inside("nft", "-f", "-"), script);
    assertThat(result.exit()).as("nft -f: %s", result.output()).isZero();
  }

  private static void mustRun(List<String> command) {
    Result result = run(command);
    assertThat(result.exit()).as("%s: %s", command, result.output()).isZero();
  }

  private static Result run(List<String> command) {
    return run(command, "");
  }

  private static Result run(List<String> command, String input) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PATH", "/usr/sbin:/sbin:/usr/bin:/bin");
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("%s ends", command)
          .isTrue();
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(command + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command + " ran", e);
    }
  }

  @Override
  public void close() {
    // What a program that was killed has left running in it would keep it alive.
    run(List.of("ip", "netns", "pids", name))
        .output()
        .lines()
        .filter(line -> line.matches("[0-9]+"))
        .forEach(
            pid -> ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly));
    run(List.of("ip", "netns", "delete", name));
  }
}
