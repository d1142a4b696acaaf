// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile bytes, broken actuators and floods: the consumer lives and serves the next command. */
@Timeout(60)
class OverloadTest {

  private final FakeActuator actuator = FakeActuator.of("x-door");

  static List<Arguments> hostilePayloads() {
    byte[] notUtf8 = FakeFrame.command("r", "prod", ConsumerRig.DENY).payload().clone();
    notUtf8[20] = (byte) 0xFF;
    return List.of(
        Arguments.argumentSet("empty", new byte[0]),
        Arguments.argumentSet("truncated", bytes("{\"headers\":{\"request_id\":\"r")),
        Arguments.argumentSet("not UTF-8", notUtf8),
        Arguments.argumentSet("zero bytes", new byte[1000]),
        Arguments.argumentSet("null", bytes("null")),
        Arguments.argumentSet("a list", bytes("[]")),
        Arguments.argumentSet("200 000 brackets", bytes("[".repeat(200_000))),
        Arguments.argumentSet("200 000 objects", bytes("{\"a\":".repeat(200_000))),
        Arguments.argumentSet("20 MB", bytes("\"" + "x".repeat(20_000_000) + "\"")),
        Arguments.argumentSet(
            "a key twice",
            bytes("{\"headers\":{},\"headers\":{},\"body\":{\"openc2\":{\"request\":{}}}}")),
        Arguments.argumentSet("a long number", bytes("9".repeat(100_000))),
        Arguments.argumentSet("CBOR of endless length", new byte[] {(byte) 0xBF, 0x61}));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("hostilePayloads")
  void hostileBytesAreRefusedInEveryEncodingAndTheNextCommandIsServed(byte[] payload)
      throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      for (String encoding : new String[] {"json", "cbor", null, "xml"}) {
        assertThatCode(() -> rig.transfer.deliver(FakeFrame.of(payload).encoding(encoding)))
            .doesNotThrowAnyException();

        Sent answer = rig.transfer.next();

        assertThat(answer.status()).as("%s", encoding).isEqualTo(400);
        assertThat(answer.producer()).isNull();
      }
      rig.assertServes();
    }
  }

  @Test
  void anErrorInAnActuatorIsAnsweredAndItsLaneLives() throws Exception {
    List<Throwable> errors =
        List.of(new StackOverflowError(), new AssertionError("boom"), new OutOfMemoryError("fake"));
    FakeActuator broken =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              int index = Integer.parseInt(String.valueOf(invocation.requestId()).substring(1));
              throw OverloadTest.<RuntimeException>sneaky(errors.get(index));
            });
    try (ConsumerRig rig = new ConsumerRig(broken)) {
      for (int i = 0; i < errors.size(); i++) {
        Sent answer = rig.ask(FakeFrame.command("r" + i, "prod", ConsumerRig.DENY));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("internal error");
      }
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable throwable) throws T {
    throw (T) throwable;
  }

  @Test
  void anActuatorThatBlocksFillsItsQueueAndNobodyElses() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    FakeActuator blocking =
        FakeActuator.of(
            "x-gate",
            (command, invocation) -> {
              awaitQuietly(release);
              return CompletableFuture.completedFuture(Response.of(StatusCode.OK));
            });
    String forGate = ConsumerRig.DENY.replace("}}", "},\"actuator\":{\"x-gate\":{}}}");
    String forDoor = ConsumerRig.DENY.replace("}}", "},\"actuator\":{\"x-door\":{}}}");
    ConsumerSettings settings = ConsumerSettings.builder().actuatorQueue(2).build();
    try (ConsumerRig rig = new ConsumerRig(settings, actuator, blocking)) {
      for (int i = 0; i < 3; i++) {
        rig.transfer.deliver(FakeFrame.command("g" + i, "prod", forGate));
      }

      Sent refused = rig.ask(FakeFrame.command("g3", "prod", forGate));
      Sent other = rig.ask(FakeFrame.command("d0", "prod", forDoor));

      assertThat(refused.requestId()).isEqualTo("g3");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(other.status()).isEqualTo(200);
      release.countDown();
      for (int i = 0; i < 3; i++) {
        assertThat(rig.transfer.next().status()).isEqualTo(200);
      }
      assertThat(blocking.ran).hasSize(3);
    }
  }

  // All or nothing: a command that is refused has run nowhere.
  @Test
  void aCommandForSeveralActuatorsIsRefusedAsAWhole() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    FakeActuator blocking =
        FakeActuator.of(
            "x-gate",
            (command, invocation) -> {
              awaitQuietly(release);
              return CompletableFuture.completedFuture(Response.of(StatusCode.OK));
            });
    String forGate = ConsumerRig.DENY.replace("}}", "},\"actuator\":{\"x-gate\":{}}}");
    ConsumerSettings settings = ConsumerSettings.builder().actuatorQueue(1).build();
    try (ConsumerRig rig = new ConsumerRig(settings, actuator, blocking)) {
      rig.transfer.deliver(FakeFrame.command("g0", "prod", forGate));
      rig.transfer.deliver(FakeFrame.command("g1", "prod", forGate));

      Sent refused = rig.ask(FakeFrame.command("both", "prod", ConsumerRig.DENY));

      assertThat(refused.status()).isEqualTo(503);
      assertThat(actuator.ran).isEmpty();
      release.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void actuatorsThatNeverAnswerAreBounded() throws Exception {
    CountDownLatch entered = new CountDownLatch(3);
    FakeActuator silent =
        FakeActuator.of(
            "x-door",
            (command, invocation) -> {
              entered.countDown();
              return new CompletableFuture<>();
            });
    ConsumerSettings settings =
        ConsumerSettings.builder().ledgerSize(3).drain(Duration.ZERO).build();
    try (ConsumerRig rig = new ConsumerRig(settings, silent)) {
      for (int i = 0; i < 3; i++) {
        rig.transfer.deliver(FakeFrame.command("r" + i, "prod", ConsumerRig.DENY));
      }

      Sent refused = rig.ask(FakeFrame.command("r3", "prod", ConsumerRig.DENY));

      assertThat(refused.status()).isEqualTo(503);
      assertThat(rig.answersSoFar()).isEmpty();
      entered.await();
      assertThat(silent.ran).hasSize(3);
    }
  }

  @Test
  void aFloodBeyondTheInboxIsTurnedAwayWithoutBlockingTheTransfer() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Ledger stuck = new SlowLedger(entered, release);
    ConsumerSettings settings = ConsumerSettings.builder().inboxSize(5).build();
    try (ConsumerRig rig =
        new ConsumerRig(builder -> builder.ledger(stuck).settings(settings), actuator)) {
      rig.transfer.deliver(FakeFrame.command("first", "prod", ConsumerRig.DENY));
      entered.await();
      for (int i = 0; i < 5; i++) {
        rig.transfer.deliver(FakeFrame.command("waits" + i, "prod", ConsumerRig.DENY));
      }

      List<FakeFrame> flood = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        flood.add(FakeFrame.command("flood" + i, "prod", ConsumerRig.DENY));
      }
      flood.forEach(rig.transfer::deliver);
      rig.transfer.deliver(FakeFrame.of(new byte[0]));
      rig.transfer.deliver(FakeFrame.of("[".repeat(20_000)));

      for (int i = 0; i < 1000; i++) {
        Sent answer = rig.transfer.next();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).endsWith("this delivery was not looked at");
        assertThat(answer.requestId()).isEqualTo("flood" + i);
      }
      assertThat(flood).allMatch(FakeFrame::isAcknowledged);
      assertThat(rig.transfer.isQuiet()).isTrue();
      release.countDown();
      rig.transfer.next();
      for (int i = 0; i < 5; i++) {
        rig.transfer.next();
      }
      rig.assertServes();
      assertThat(actuator.ran).hasSize(7);
      assertThat(rig.count(Event.OVERLOADED)).isEqualTo(1002);
    }
  }

  // It may have been begun: neither 503 nor silence would be true.
  @Test
  void forWhatTheTransportDeliversOnceMoreThereIsAlwaysRoom() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ConsumerRig rig = fullInbox(entered, release)) {
      rig.transfer.deliver(FakeFrame.command("again", "prod", ConsumerRig.DENY).redelivered());
      assertThat(rig.transfer.isQuiet()).isTrue();
      release.countDown();

      for (String id : new String[] {"first", "waits", "again"}) {
        Sent answer = rig.transfer.next();
        assertThat(answer.requestId()).isEqualTo(id);
        assertThat(answer.status()).isEqualTo(200);
      }
    }
  }

  // Answered 503, its sender would never look at the 200 that follows.
  @Test
  void aCopyOfWhatWaitsOrRunsIsNotCalledRefused() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ConsumerRig rig = fullInbox(entered, release)) {
      rig.transfer.deliver(FakeFrame.command("first", "prod", ConsumerRig.DENY).toGroup("all"));
      rig.transfer.deliver(FakeFrame.command("waits", "prod", ConsumerRig.DENY).toGroup("all"));

      assertThat(rig.transfer.isQuiet()).isTrue();
      assertThat(rig.count(Event.COPY)).isEqualTo(2);
      release.countDown();
      assertThat(rig.transfer.next().status()).isEqualTo(200);
      assertThat(rig.transfer.next().status()).isEqualTo(200);
    }
    assertThat(actuator.ran).hasSize(2);
  }

  // Its headers are read, and not what it is to be done to.
  @Test
  void aLargeCommandForThisDeviceThatFindsNoRoomIsToldThat() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    String large =
        ConsumerRig.DENY.replace("}}", "},\"args\":{\"x\":\"" + "x".repeat(100_000) + "\"}}");
    try (ConsumerRig rig = fullInbox(entered, release)) {
      Sent answer = rig.ask(FakeFrame.command("large", "prod", large));

      assertThat(answer.requestId()).isEqualTo("large");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(String.valueOf(answer.producer())).isEqualTo("prod");
      release.countDown();
    }
  }

  // Each of a group would say so, and some of them are not meant.
  @Test
  void ofALargeFrameThatMayBeForOthersOrCannotBeToldApartNothingIsSaid() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    String large =
        ConsumerRig.DENY.replace("}}", "},\"args\":{\"x\":\"" + "x".repeat(100_000) + "\"}}");
    try (ConsumerRig rig = fullInbox(entered, release)) {
      rig.transfer.deliver(FakeFrame.command("group", "prod", large).toGroup("all"));
      rig.transfer.deliver(FakeFrame.commandTo("[\"fw2\"]", "other", large));
      rig.transfer.deliver(FakeFrame.command(null, "prod", large));
      rig.transfer.deliver(FakeFrame.command("retained", "prod", large).retained());

      assertThat(rig.transfer.isQuiet()).isTrue();
      release.countDown();
    }
  }

  private ConsumerRig fullInbox(CountDownLatch entered, CountDownLatch release)
      throws InterruptedException {
    ConsumerSettings settings = ConsumerSettings.builder().inboxSize(1).build();
    ConsumerRig rig =
        new ConsumerRig(
            builder -> builder.ledger(new SlowLedger(entered, release)).settings(settings),
            actuator);
    rig.transfer.deliver(FakeFrame.command("first", "prod", ConsumerRig.DENY));
    entered.await();
    rig.transfer.deliver(FakeFrame.command("waits", "prod", ConsumerRig.DENY));
    return rig;
  }

  @Test
  void aRetryOfWhatRunsIsNotCalledRefused() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    FakeActuator slow = FakeActuator.of("x-door", (command, invocation) -> outcome);
    Ledger stuck = new SlowLedger(entered, release, "stuck");
    ConsumerSettings settings = ConsumerSettings.builder().inboxSize(1).build();
    try (ConsumerRig rig =
        new ConsumerRig(builder -> builder.ledger(stuck).settings(settings), slow)) {
      rig.transfer.deliver(FakeFrame.command("runs", "prod", ConsumerRig.DENY));
      rig.awaitCount(Event.RUN, 1);
      rig.transfer.deliver(FakeFrame.command("stuck", "prod", ConsumerRig.DENY));
      entered.await();
      rig.transfer.deliver(FakeFrame.command("waits", "prod", ConsumerRig.DENY));

      rig.transfer.deliver(FakeFrame.command("runs", "prod", " " + ConsumerRig.DENY));
      Sent refused = rig.ask(FakeFrame.command("new", "prod", ConsumerRig.DENY));

      assertThat(refused.requestId()).isEqualTo("new");
      assertThat(rig.count(Event.COPY)).isEqualTo(1);
      release.countDown();
      outcome.complete(Response.of(StatusCode.OK));
      for (int i = 0; i < 3; i++) {
        assertThat(rig.transfer.next().status()).isEqualTo(200);
      }
    }
  }
}
