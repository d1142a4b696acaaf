// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.PacketFilterException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code nft}: no shell, an environment of its own, a bounded time and a bounded output. One
 * run at a time.
 */
final class NftProgram {

  /** Ten thousand rules take about two megabytes. */
  private static final int MAX_OUTPUT = 256 << 20;

  private static final int RECENT = 32;

  private static final Map<String, String> ENVIRONMENT =
      Map.of("LC_ALL", "C", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin");

  private final List<String> command;
  private final Path program;
  private final Duration timeout;

  /** The processes that were started last; guarded by itself. */
  private final Deque<Long> recent = new ArrayDeque<>();

  /**
   * Prepares runs.
   *
   * @param netns the network namespace to run in, as {@code ip netns} names it; null for our own
   * @param timeout how long one run may take
   */
  NftProgram(Path program, @Nullable String netns, Duration timeout) {
    this.program = program;
    this.timeout = timeout;
    this.command =
        netns == null
            ? List.of(program.toString())
            : List.of("nsenter", "--net=/run/netns/" + netns, program.toString());
  }

  /**
   * What a run came to.
   *
   * @param exit 0 if all was well
   * @param text what it wrote, errors included
   */
  record Output(int exit, String text) {

    boolean isOk() {
      return exit == 0;
    }

    /** True if it failed because something that it was told to change or read is not there. */
    boolean isAbsent() {
      // Not every file: who starts the program has such a message, too.
      return !isOk()
          && text.lines()
              .anyMatch(
                  line -> line.contains("Error: ") && line.contains("No such file or directory"));
    }

    /** Why it failed, in one line for our log. */
    String reason() {
      if (text.contains("Operation not permitted")) {
        return "nft may not touch the packet filter: the capability CAP_NET_ADMIN is missing";
      }
      return text.lines()
          .filter(line -> line.contains("Error: "))
          .findFirst()
          .or(() -> text.lines().findFirst())
          .orElse("nft ended with " + exit)
          .strip();
    }
  }

  /**
   * Runs it.
   *
   * @param script what it reads
   * @throws PacketFilterException if it cannot be started, or does not end in time
   */
  Output run(String script, String... arguments) {
    return talk(start(arguments), script);
  }

  /**
   * Starts it, for as long as the caller wants; errors are in its output.
   *
   * @throws PacketFilterException if it cannot be started
   */
  Process start(String... arguments) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    try {
      Process process = builder.start();
      remember(process.pid());
      return process;
    } catch (IOException e) {
      throw new PacketFilterException("cannot run " + program + ": " + e.getMessage(), e);
    }
  }

  private void remember(long pid) {
    synchronized (recent) {
      recent.add(pid);
      if (recent.size() > RECENT) {
        recent.remove();
      }
    }
  }

  /** True if this is the number of a process that was started here lately. */
  boolean isOurs(long pid) {
    synchronized (recent) {
      return recent.contains(pid);
    }
  }

  private Output talk(Process process, String script) {
    AtomicBoolean isLate = new AtomicBoolean();
    CompletableFuture<Void> watchdog =
        CompletableFuture.runAsync(
            () -> {
              isLate.set(true);
              process.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
    try {
      // It reads all before it writes anything, so neither waits for the other.
      write(process, script);
      String text = read(process.getInputStream());
      int exit = process.waitFor();
      if (isLate.get()) {
        throw new PacketFilterException("nft did not end within " + timeout);
      }
      return new Output(exit, text);
    } catch (IOException e) {
      throw new PacketFilterException("cannot talk to nft: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PacketFilterException("interrupted while nft ran", e);
    } finally {
      watchdog.cancel(false);
      process.destroyForcibly();
    }
  }

  private static void write(Process process, String script) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended before it had read all; what it says tells why.
      return;
    }
  }

  private static String read(InputStream output) throws IOException {
    byte[] octets = output.readNBytes(MAX_OUTPUT);
    if (octets.length == MAX_OUTPUT) {
      throw new IOException("it writes more than " + MAX_OUTPUT + " octets");
    }
    return new String(octets, StandardCharsets.UTF_8);
  }
}
