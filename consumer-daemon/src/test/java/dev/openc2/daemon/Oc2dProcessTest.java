// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.testkit.netns.NetNamespace;
import dev.openc2.testkit.process.JavaProgram;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.ProducerId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class Oc2dProcessTest {

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private static JavaProgram startDevice(String uri, String... more) throws Exception {
    String[] args = {"--broker", uri, "--id", "fw1", "--actuator", "slpf=memory"};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return JavaProgram.start(Oc2d.class.getName(), all);
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void saysReadyWhenItListensAndEndsWithZeroWhenTold(BrokerKind kind) throws Exception {
    try (TestBroker broker = kind.open();
        JavaProgram daemon = startDevice(broker.uri().toString())) {
      String ready = daemon.awaitLine(" ready");
      daemon.terminate();

      assertThat(daemon.awaitLine("no state directory")).contains("WARN", "not delivered");
      assertThat(ready).contains("device=fw1", "slpf=memory", broker.uri().toString());
      assertThat(daemon.awaitExit()).isZero();
      assertThat(daemon.awaitLine("] stopped")).contains("INFO");
    }
  }

  @Test
  void aFileDoesWhatOptionsDo() throws Exception {
    try (TestBroker broker = TestBrokers.embedded()) {
      Path file =
          Files.writeString(
              directory.resolve("oc2d.yaml"),
              """
              device: fw2
              stateDirectory: state
              transfers: [{uri: '%s'}]
              actuators: [{profile: slpf, means: memory}, {profile: x-log, means: log}]
              """
                  .formatted(broker.uri()));
      try (JavaProgram daemon =
          JavaProgram.start(Oc2d.class.getName(), "--config", file.toString())) {
        String ready = daemon.awaitLine(" ready");
        daemon.terminate();

        assertThat(ready).contains("device=fw2", "[slpf=memory, x-log=log]");
        assertThat(daemon.awaitExit()).isZero();
        assertThat(directory.resolve("state").resolve("actuators")).isDirectory();
        assertThat(daemon.lines()).noneMatch(line -> line.contains("no state directory"));
      }
    }
  }

  // K10: a consumer that did not get one of its topics says which and exits.
  @Test
  void aRefusedSubscriptionIsNamedAndEndsWithFive() throws Exception {
    try (RefusingBroker broker = new RefusingBroker();
        JavaProgram daemon = startDevice(broker.uri())) {
      assertThat(daemon.awaitExit()).isEqualTo(5);

      assertThat(daemon.awaitLine("oc2d: ")).contains("oc2/cmd/");
      assertThat(daemon.lines()).noneMatch(line -> line.contains(" ready"));
      assertThat(daemon.lines()).noneMatch(line -> line.startsWith("\tat "));
    }
  }

  @Test
  void anAbsentBrokerIsWaitedForVisibly() throws Exception {
    try (TestBroker broker = TestBrokers.embeddedOfOneTest()) {
      broker.stop();
      try (JavaProgram daemon = startDevice(broker.uri().toString())) {
        daemon.awaitLine("not connected");
        broker.start();
        daemon.awaitLine(" ready");
        daemon.terminate();

        assertThat(daemon.awaitExit()).isZero();
      }
    }
  }

  @Test
  void itCanBeStoppedWhileItWaitsForABroker() throws Exception {
    try (JavaProgram daemon = startDevice("mqtt://127.0.0.1:1")) {
      daemon.awaitLine("not connected");
      daemon.terminate();

      assertThat(daemon.awaitExit()).isZero();
      assertThat(daemon.lines()).noneMatch(line -> line.contains("ERROR"));
    }
  }

  private void send(TestBroker broker, String address) throws Exception {
    ProducerId id = ProducerId.of("soc");
    try (Producer producer =
        Producer.builder(
                Transfers.providerOf(broker.uri()).producer(TransferConfig.of(broker.uri()), id),
                id)
            .build()) {
      producer.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      Command deny = Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse(address)));
      Outcome outcome = producer.send(deny, SendOptions.to(DeviceId.of("fw1"))).await();
      assertThat(outcome.responders()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BrokerKind.class,
      names = {"EMBEDDED", "MOSQUITTO"})
  void theLogOfARunningDaemonIsToldAndFollowed(BrokerKind kind) throws Exception {
    String state = directory.resolve("state").toString();
    try (TestBroker broker = kind.open();
        JavaProgram daemon = startDevice(broker.uri().toString(), "--state-dir", state)) {
      daemon.awaitLine(" ready");
      send(broker, "203.0.113.0/24");
      try (JavaProgram log =
          JavaProgram.start(
              Oc2d.class.getName(), "log", "--state-dir", state, "--follow", "-o", "json")) {
        log.awaitLine("203.0.113.0/24");
        send(broker, "198.51.100.0/24");
        assertThat(log.awaitLine("198.51.100.0/24")).contains("\"from\":\"soc\"", "requestId");
        log.terminate();

        assertThat(log.awaitExit()).isZero();
        assertThat(log.lines()).allMatch(line -> line.startsWith("{"));
      }
      daemon.terminate();
      assertThat(daemon.awaitExit()).isZero();

      try (JavaProgram log = JavaProgram.start(Oc2d.class.getName(), "log", "--state-dir", state)) {
        assertThat(log.awaitExit()).isZero();
        assertThat(log.awaitLine("203.0.113.0/24")).contains("deny ipv4_net", "done", "200");
        assertThat(log.lines()).hasSize(3);
      }
    }
  }

  /** Runs a subcommand to its end; returns its lines. */
  private static List<String> ask(int exitCode, String... args) throws Exception {
    try (JavaProgram program = JavaProgram.start(Oc2d.class.getName(), args)) {
      assertThat(program.awaitExit()).as("%s", program.lines()).isEqualTo(exitCode);
      return program.lines();
    }
  }

  @Test
  void theRulesOfARunningDaemonAreToldAndFlushed() throws Exception {
    NetNamespace.assumePossible();
    try (TestBroker broker = TestBrokers.embedded();
        NetNamespace namespace = NetNamespace.open()) {
      String config =
          Files.writeString(
                  directory.resolve("oc2d.yaml"),
                  """
                  device: fw1
                  stateDirectory: state
                  transfers: [{uri: '%s'}]
                  actuators: [{profile: slpf, means: nftables, config: {netns: %s}}]
                  """
                      .formatted(broker.uri(), namespace.name()))
              .toString();
      try (JavaProgram daemon = JavaProgram.start(Oc2d.class.getName(), "--config", config)) {
        daemon.awaitLine(" ready");
        send(broker, "203.0.113.0/24");

        assertThat(ask(0, "rules", "--config", config))
            .satisfiesExactly(
                head -> assertThat(head).startsWith("NUMBER"),
                rule ->
                    assertThat(rule).contains("1  in-force  deny ipv4_net 203.0.113.0/24  soc"));
        assertThat(ask(2, "rules", "flush", "--config", config))
            .singleElement()
            .asString()
            .contains("--yes");
        assertThat(ask(0, "rules", "flush", "--yes", "--config", config))
            .singleElement()
            .asString()
            .startsWith("1 rule removed");
        send(broker, "198.51.100.0/24");
        assertThat(ask(0, "rules", "--config", config, "-o", "json"))
            .singleElement()
            .asString()
            .contains("\"number\":2", "198.51.100.0/24", "\"state\":\"in-force\"");
        daemon.kill();
      }
      assertThat(ask(0, "rules", "flush", "--yes", "--config", config))
          .singleElement()
          .asString()
          .startsWith("1 rule removed");
      try (JavaProgram daemon = JavaProgram.start(Oc2d.class.getName(), "--config", config)) {
        daemon.awaitLine(" ready");
        assertThat(ask(0, "rules", "--config", config, "-o", "json")).isEmpty();
      }
    }
  }
}
