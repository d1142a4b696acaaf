// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Handler;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** transf-mqtt v1.0 §2.5: duplicates are possible and have to be handled sensibly. */
class DuplicatesTest {

  private final FakeActuator actuator = FakeActuator.of("x-door");

  @Test
  @Tag("T28")
  void aRetryIsAnsweredAgainButRunOnce() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.transfer.next();

      var again = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      assertThat(again.status()).isEqualTo(200);
      assertThat(again.requestId()).isEqualTo("r1");
      assertThat(actuator.ran).hasSize(1);
      assertThat(rig.count(Event.RETRY)).isEqualTo(1);
    }
  }

  @Test
  @Tag("T29")
  void copiesOverSeveralTopicsAreOneCommandWithOneAnswer() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.transfer.deliver(
          FakeFrame.command("r1", "prod", ConsumerRig.DENY).toGroup("oc2/cmd/all"));
      rig.transfer.deliver(
          FakeFrame.command("r1", "prod", ConsumerRig.DENY).toGroup("oc2/cmd/ap/x-door"));
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      assertThat(rig.transfer.next().status()).isEqualTo(200);

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(actuator.ran).hasSize(1);
      assertThat(rig.count(Event.COPY)).isEqualTo(2);
    }
  }

  // architecture: a copy has the DUP flag or came over another topic.
  @Test
  void aRedeliveryOfAKnownCommandIsDiscarded() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      FakeFrame copy = FakeFrame.command("r1", "prod", ConsumerRig.DENY).redelivered();

      rig.transfer.deliver(copy);

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(copy.isAcknowledged()).isTrue();
      assertThat(actuator.ran).hasSize(1);
    }
  }

  @Test
  void aRedeliveryOfAnUnknownCommandIsRun() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      var answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY).redelivered());

      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void aRetryOverAnotherTransferIsAnsweredThereAndNotRun() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      rig.otherTransfer.deliver(
          FakeFrame.command("r1", "prod", ConsumerRig.DENY).toGroup("elsewhere"));

      assertThat(rig.otherTransfer.next().status()).isEqualTo(200);
      assertThat(actuator.ran).hasSize(1);
    }
  }

  @Test
  void theSameCommandInAnotherOrderOfMembersIsARetry() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      rig.ask(
          FakeFrame.command(
              "r1", "prod", "{ \"target\": {\"ipv4_net\":\"10.0.0.1\"}, \"action\": \"deny\" }"));

      assertThat(rig.count(Event.RETRY)).isEqualTo(1);
      assertThat(actuator.ran).hasSize(1);
    }
  }

  // language D-9
  @Test
  void theSameIdWithAnotherCommandIsABadRequest() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      var answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY_OTHER));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("request_id");
      assertThat(actuator.ran).hasSize(1);
    }
  }

  @Test
  void theSameIdFromAnotherProducerIsAnotherCommand() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      rig.ask(FakeFrame.command("r1", "other", ConsumerRig.DENY));

      assertThat(actuator.ran).hasSize(2);
    }
  }

  @Test
  void withoutARequestIdTheCommandIdCounts() throws Exception {
    String command = ConsumerRig.DENY.replace("}}", "},\"command_id\":\"c1\"}");
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command(null, "prod", command));

      rig.ask(FakeFrame.command(null, "prod", command));

      assertThat(actuator.ran).hasSize(1);
    }
  }

  // What the transport repeats is the same message, whatever it holds.
  @Test
  void withoutAnyIdARedeliveryOrACopyOverAnotherTopicIsDiscarded() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command(null, "prod", ConsumerRig.DENY));
      rig.pass(Duration.ofMinutes(1));

      rig.transfer.deliver(FakeFrame.command(null, "prod", ConsumerRig.DENY).redelivered());
      rig.transfer.deliver(
          FakeFrame.command(null, "prod", ConsumerRig.DENY).toGroup("oc2/cmd/all"));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(actuator.ran).hasSize(1);
      assertThat(rig.count(Event.COPY)).isEqualTo(2);
    }
  }

  // A Producer's own transport may send it again without saying so, while the Producer waits.
  @Test
  void withoutAnyIdTheSameIsARetryWhileItsAnswerIsWaitedForAndAnotherCommandAfterwards()
      throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command(null, "prod", ConsumerRig.DENY));
      rig.pass(Duration.ofSeconds(9));
      rig.ask(FakeFrame.command(null, "prod", ConsumerRig.DENY));
      assertThat(actuator.ran).hasSize(1);

      rig.pass(Duration.ofSeconds(1));
      rig.ask(FakeFrame.command(null, "prod", ConsumerRig.DENY));

      assertThat(actuator.ran).hasSize(2);
    }
  }

  @Test
  void withoutAnyIdTheTimeTellsWhetherItIsTheSameMessage() throws Exception {
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(created(1_000));
      rig.pass(Duration.ofMinutes(1));
      rig.ask(created(1_000));
      assertThat(actuator.ran).hasSize(1);

      rig.ask(created(2_000));

      assertThat(actuator.ran).hasSize(2);
    }
  }

  private static FakeFrame created(long millis) {
    return FakeFrame.of(
        "{\"headers\":{\"from\":\"prod\",\"created\":"
            + millis
            + "},\"body\":{\"openc2\":{\"request\":"
            + ConsumerRig.DENY
            + "}}}");
  }

  @Test
  void withoutAnyIdAQueryIsAnsweredEachTime() throws Exception {
    String query = "{\"action\":\"query\",\"target\":{\"features\":[]}}";
    try (ConsumerRig rig = new ConsumerRig(actuator)) {
      rig.ask(FakeFrame.command(null, "prod", query));

      assertThat(rig.ask(FakeFrame.command(null, "prod", query).redelivered()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aRetryOfWhatStillRunsIsSilent() throws Exception {
    CompletableFuture<Response> outcome = new CompletableFuture<>();
    FakeActuator slow = FakeActuator.of("x-door", (command, invocation) -> outcome);
    try (ConsumerRig rig = new ConsumerRig(slow)) {
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      assertThat(rig.answersSoFar()).isEmpty();

      outcome.complete(Response.of(StatusCode.OK));

      assertThat(rig.transfer.next().status()).isEqualTo(200);
      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(slow.ran).hasSize(1);
    }
  }

  // A refused command was not run, and under its id it never will be.
  @Test
  void aRetryOfARefusedCommandIsRefusedAgain() throws Exception {
    FakeActuator failing =
        FakeActuator.of(
            "x-door", Handler.of((command, invocation) -> Response.of(StatusCode.NOT_FOUND, "no")));
    try (ConsumerRig rig = new ConsumerRig(failing)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      var again = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      assertThat(again.status()).isEqualTo(404);
      assertThat(failing.ran).hasSize(1);
    }
  }

  @Test
  @Tag("T30")
  void aDuplicateIsKnownWithinTheRetentionAndNewAfterIt() throws Exception {
    ConsumerSettings settings =
        ConsumerSettings.builder().ledgerRetention(Duration.ofMinutes(1)).build();
    try (ConsumerRig rig = new ConsumerRig(settings, actuator)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.pass(Duration.ofSeconds(59));
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      assertThat(actuator.ran).hasSize(1);

      rig.pass(Duration.ofSeconds(2));
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

      assertThat(actuator.ran).hasSize(2);
    }
  }

  // issue: exactly once holds under a flood, at the price of availability for new commands.
  @Test
  void whenAllThatIsRememberedIsYoungNewCommandsAreRefusedAndTheSignOfLifeIsNot() throws Exception {
    ConsumerSettings settings = ConsumerSettings.builder().ledgerSize(2).build();
    try (ConsumerRig rig = new ConsumerRig(settings, actuator)) {
      rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
      rig.ask(FakeFrame.command("r2", "prod", ConsumerRig.DENY));

      assertThat(rig.ask(FakeFrame.command("r3", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(503);
      assertThat(rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(200);
      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(actuator.ran).hasSize(2);

      rig.pass(Duration.ofSeconds(10));
      assertThat(rig.ask(FakeFrame.command("r4", "prod", ConsumerRig.DENY)).status())
          .isEqualTo(200);
    }
  }
}
