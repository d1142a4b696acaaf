// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.flood;

import dev.openc2.daemon.Oc2d;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An {@code oc2d} with the flags that are shipped but 64 MB of heap, and how it is measured. */
final class FloodedDevice implements AutoCloseable {

  private final Path directory;
  private final Path output;
  private final Process process;

  private FloodedDevice(Path directory, Path output, Process process) {
    this.directory = directory;
    this.output = output;
    this.process = process;
  }

  static FloodedDevice start(Path directory, URI broker) throws IOException {
    Path output = directory.resolve("output");
    Path config =
        Files.writeString(
            directory.resolve("oc2d.yaml"),
            """
            device: %s
            stateDirectory: state
            transfers: [{uri: '%s'}]
            actuators: [{profile: slpf, means: memory}]
            """
                .formatted(Junk.DEVICE, broker));
    List<String> command =
        List.of(
            java("java"),
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-Xmx64m",
            "-XX:MaxMetaspaceSize=64m",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            Oc2d.class.getName(),
            "--config",
            config.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new FloodedDevice(directory, output, process);
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  /** Whether this machine can be measured: Linux, and a JDK rather than a JRE. */
  static boolean canBeMeasured() {
    return Files.isReadable(Path.of("/proc/self/status")) && Files.exists(Path.of(java("jcmd")));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it wrote, for a failure. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(output);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  long outputKilobytes() throws IOException {
    return Files.size(output) / 1024;
  }

  long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** What is reachable: the histogram of classes collects garbage first. */
  long liveKilobytes() throws IOException {
    Process jcmd =
        new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    List<String> lines = jcmd.inputReader().lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.strip().replaceFirst(".* ", "")) / 1024)
        .findFirst()
        .orElseThrow(() -> new IOException("no histogram: " + lines));
  }

  /** The files of the ledger together. */
  long stateKilobytes() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("state"))) {
      return files.filter(Files::isRegularFile).mapToLong(FloodedDevice::size).sum() / 1024;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
