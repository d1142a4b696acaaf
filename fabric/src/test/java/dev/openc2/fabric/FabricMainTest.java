// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code oc2-fabric} as the process that it is. */
@Timeout(60)
class FabricMainTest {

  private final Path temporary;

  private final List<Process> processes = new ArrayList<>();

  FabricMainTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void printsOneReadyLineAndEndsWithZeroOnSigterm() throws Exception {
    Process process = run("--port", "0");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);

    String ready = out.readLine();

    assertThat(ready).matches("oc2-fabric ready on mqtt://127\\.0\\.0\\.1:\\d+");
    int port = Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1));
    try (RawMqttClient client = new RawMqttClient(port)) {
      assertThat(client.connect("visitor")).startsWith(RawMqttClient.bytes(0, 0));
      // Process.destroy would close the streams that are read below.
      process.toHandle().destroy();
      assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isZero();
    assertThat(out.readLine()).isNull();
    assertThat(errors(process)).isEmpty();
    assertThat(temporary.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void takenPortIsOneSentenceAndExitCodeFive() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = run("--port", Integer.toString(other.getLocalPort()));

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

      assertThat(process.exitValue()).isEqualTo(5);
      assertThat(output(process)).isEmpty();
      assertThat(errors(process))
          .singleElement()
          .asString()
          .contains("127.0.0.1:" + other.getLocalPort());
    }
  }

  @Test
  void wrongUsageIsOneSentenceAndExitCodeTwo() throws Exception {
    Process process = run("--port", "many");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(output(process)).isEmpty();
    assertThat(errors(process)).singleElement().asString().contains("--port").contains("many");
  }

  @Test
  void helpTellsTheOptionsAndExitCodes() throws Exception {
    Process process = run("--help");

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isZero();
    assertThat(String.join("\n", output(process))).contains("--port", "--bind", "Exit codes");
    assertThat(errors(process)).isEmpty();
  }

  @Test
  void listeningBeyondLoopbackIsWarnedOf() throws Exception {
    Process process = run("--port", "0", "--bind", "0.0.0.0");
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);

    assertThat(err.readLine()).contains("warning").contains("0.0.0.0").contains("no accounts");
  }

  private Process run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-Djava.io.tmpdir=" + Files.createDirectory(temporary.resolve("tmp")));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(FabricMain.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }

  private static List<String> output(Process process) {
    return process.inputReader(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> errors(Process process) {
    return process.errorReader(StandardCharsets.UTF_8).lines().toList();
  }
}
