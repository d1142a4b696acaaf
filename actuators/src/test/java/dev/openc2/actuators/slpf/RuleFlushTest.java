// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All rules go at once, from outside, whether the program that has them runs or not. */
@Timeout(60)
class RuleFlushTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String NET = "'ipv4_net':'192.0.2.0/24'";

  private final Path directory;
  private final ManualScheduler time = new ManualScheduler();

  /** The kernel of the device: it goes on when the program dies. */
  private final MemoryPacketFilter kernel = new MemoryPacketFilter();

  private final FragileFilter filter = new FragileFilter(kernel);
  private SlpfActuator actuator;

  RuleFlushTest(@TempDir Path directory) {
    this.directory = directory;
    this.actuator = start();
  }

  private SlpfActuator start() {
    SlpfActuator started =
        new SlpfActuator(
            filter,
            RuleStore.in(directory),
            SlpfSettings.of(SlpfDevice.SELF, 100),
            new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, directory),
            Runnable::run);
    started.obeyOrdersIn(directory);
    return started;
  }

  @AfterEach
  void stop() {
    actuator.close();
  }

  private CompletableFuture<Response> deny(String request, String args) {
    Command command = SlpfJson.command("deny", NET, args);
    return actuator
        .handler(command.action(), command.target().name())
        .orElseThrow()
        .handle(command, new Invocation("soc", RequestId.of(request), null))
        .toCompletableFuture();
  }

  private Recovery recover(String request) {
    return actuator.recover(
        SlpfJson.command("deny", NET, ""), new Invocation("soc", RequestId.of(request), null));
  }

  private String inAMinute() {
    return "'start_time':" + time.clock().instant().plus(MINUTE).toEpochMilli();
  }

  private int flush() {
    return RuleFlush.run(directory, () -> filter);
  }

  private void assertNothingIsLeft() {
    assertThat(kernel.rules()).isEmpty();
    assertThat(RuleStore.read(directory)).isEmpty();
  }

  @Test
  void aRunningProgramRemovesThemItselfAndGoesOn() {
    assertThat(deny("r1", "").join().status()).isEqualTo(200);
    CompletableFuture<Response> waiting = deny("r2", inAMinute());

    int count = flush();

    assertThat(count).isEqualTo(2);
    assertNothingIsLeft();
    assertThat(SlpfDevice.outcome(waiting).status()).isEqualTo(500);
    time.advance(MINUTE);
    assertNothingIsLeft();
    assertThat(SlpfDevice.number(deny("r3", "").join())).isEqualTo(3L);
  }

  @Test
  void whereNoProgramRunsTheStoreIsTakenMeanwhile() {
    deny("r1", "").join();
    actuator.close();

    int count = flush();

    assertThat(count).isEqualTo(1);
    assertNothingIsLeft();
    actuator = start();
    assertNothingIsLeft();
  }

  // Whoever asks again after a crash must not hear of a rule that is not there.
  @Test
  void aCommandWhoseRuleWasFlushedHasMadeNone() {
    deny("r1", "").join();
    CompletableFuture<Response> waiting = deny("r2", inAMinute());
    assertThat(waiting).isNotDone();
    flush();
    actuator.close();

    actuator = start();

    for (String request : List.of("r1", "r2")) {
      assertThat(recover(request))
          .isInstanceOfSatisfying(
              Recovery.Done.class, done -> assertThat(done.response().status()).isEqualTo(500));
    }
  }

  @Test
  void aFlushThatFailsLeavesEverythingAsItWas() {
    deny("r1", "").join();
    CompletableFuture<Response> waiting = deny("r2", inAMinute());
    Collection<StoredRule> before = RuleStore.read(directory);
    filter.broken.add(FragileFilter.Part.RESTORE);

    assertThatThrownBy(this::flush)
        .isInstanceOf(PacketFilterException.class)
        .hasMessage("the means are broken");

    assertThat(RuleStore.read(directory)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(kernel.rules()).hasSize(1);
    assertThat(waiting).isNotDone();
    filter.broken.clear();
    actuator.close();
    actuator = start();
    assertThat(recover("r1"))
        .isInstanceOfSatisfying(
            Recovery.Done.class,
            done -> assertThat(SlpfDevice.number(done.response())).isEqualTo(1L));
    assertThat(kernel.rules()).hasSize(1);
  }

  @Test
  void aStoreThatSomebodyHasWhoTakesNoOrdersIsLeftAlone() {
    deny("r1", "").join();
    actuator.close();
    RuleStore held = RuleStore.in(directory);
    try (held) {
      assertThatThrownBy(this::flush)
          .isInstanceOf(PacketFilterException.class)
          .hasMessageContaining("in use by another program");
    }

    assertThat(kernel.rules()).hasSize(1);
    assertThat(RuleStore.read(directory)).hasSize(1);
  }

  @Test
  void whatIsNoOrderIsRefusedAndTheNextOneObeyed() throws Exception {
    deny("r1", "").join();
    String answer;
    try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      client.connect(UnixDomainSocketAddress.of(directory.resolve(RuleOrders.FILE)));
      client.write(ByteBuffer.wrap("x".repeat(2_000).getBytes(StandardCharsets.UTF_8)));
      ByteBuffer octets = ByteBuffer.allocate(100);
      int count = client.read(octets);
      answer = new String(octets.array(), 0, Math.max(count, 0), StandardCharsets.UTF_8);
    }

    assertThat(answer).startsWith("failed ");
    assertThat(kernel.rules()).hasSize(1);
    assertThat(flush()).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void nobodyElseMayGiveOrders() throws Exception {
    assertThat(Files.getPosixFilePermissions(directory.resolve(RuleOrders.FILE)))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
  }
}
