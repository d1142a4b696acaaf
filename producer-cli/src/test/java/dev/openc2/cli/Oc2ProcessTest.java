// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.mqtt.MqttTransferProvider;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process, over a real broker. */
@Timeout(120)
class Oc2ProcessTest {

  private static final Optional<List<String>> INTERRUPTIBLE = interruptible();

  private final Path home;
  private final TestBroker broker = TestBrokers.embedded();
  private final List<AutoCloseable> closing = new ArrayList<>();

  Oc2ProcessTest(@TempDir Path home) {
    this.home = home;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : closing) {
      closeable.close();
    }
    broker.close();
  }

  @Test
  void aDeviceThatIsNotThereIsExitCode4() throws Exception {
    Process process = oc2("query", "features", "--to", "ghost", "-o", "json");

    assertThat(process.waitFor()).isEqualTo(4);
    assertThat(said("out")).contains("\"state\":\"not_there\"").hasLineCount(1);
    assertThat(said("err")).isEmpty();
  }

  @Test
  void aBrokerThatIsNotThereIsExitCode5() throws Exception {
    Process process =
        oc2("query", "features", "--broker", "mqtt://127.0.0.1:1", "--to", "ghost", "-o", "json");

    assertThat(process.waitFor()).isEqualTo(5);
    assertThat(said("out")).isEmpty();
    assertThat(said("err")).startsWith("oc2: ").hasLineCount(2);
  }

  @Test
  void verboseTellsWhatTheBrokerSays() throws Exception {
    Process process = oc2("-v", "query", "features", "--to", "ghost");

    assertThat(process.waitFor()).isEqualTo(4);
    assertThat(said("err")).contains("granted").contains("0x10");
  }

  @Test
  void anInterruptShowsWhatCameSoFarAndIsExitCode130() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no /bin/kill to send SIGINT");
    assumeTrue(INTERRUPTIBLE.isPresent(), "SIGINT is ignored here, and env cannot undo that");
    CountDownLatch arrived = new CountDownLatch(1);
    listen("quiet", frame -> arrived.countDown());
    Process process = oc2("query", "features", "--to", "quiet", "--timeout", "1h", "-o", "json");
    assertThat(arrived.await(60, TimeUnit.SECONDS)).as("arrived; said %s", said("err")).isTrue();

    new ProcessBuilder("/bin/kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(said("out")).contains("\"state\":\"silent\"").contains("cancelled");
  }

  @Test
  void aReaderThatGoesAwayIsNoError() throws Exception {
    Process process = builder("query", "features", "--to", "ghost").start();

    process.getInputStream().close();

    assertThat(process.waitFor()).isEqualTo(4);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("1 not there\n");
  }

  private void listen(String id, FrameHandler handler) throws Exception {
    var transfer =
        new MqttTransferProvider()
            .consumer(TransferConfig.of(broker.uri()), DeviceId.of(id), Set.of(Nsid.of("slpf")));
    closing.add(transfer);
    transfer.start(handler).toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private Process oc2(String... words) throws IOException {
    Process process =
        builder(words)
            .redirectOutput(home.resolve("out").toFile())
            .redirectError(home.resolve("err").toFile())
            .start();
    closing.add(process::destroyForcibly);
    return process;
  }

  /**
   * What to put before a command so that SIGINT reaches it: a build that was started in the
   * background ignores SIGINT, and its children inherit that. Empty if it cannot be undone.
   */
  private static Optional<List<String>> interruptible() {
    List<String> prefix = List.of("env", "--default-signal=INT");
    try {
      List<String> probe = new ArrayList<>(prefix);
      probe.add("true");
      Process process = new ProcessBuilder(probe).start();
      return process.waitFor() == 0 ? Optional.of(prefix) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private ProcessBuilder builder(String... words) {
    List<String> command = new ArrayList<>(INTERRUPTIBLE.orElse(List.of()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Oc2.class.getName());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OC2_BROKER", broker.uri().toString());
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    return builder;
  }

  private String said(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }
}
