// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.FakeTransfer.Sent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is no intelligible message is noted for people: who, where, why. */
@Timeout(60)
class StrayNotesTest {

  private final DurableLedger ledger = new DurableLedger();

  private ConsumerRig rig() {
    return new ConsumerRig(builder -> builder.ledger(ledger), FakeActuator.of("x-door"));
  }

  @Test
  void whoSentWhatIsNoCommandAndWhereAndWhyIsNotedAndNotWhatWasInIt() throws Exception {
    FakeFrame broken =
        FakeFrame.command("r1", "prod", "{\"action\":\"deny\",\"target\":{\"hush\":\"secret\"}}")
            .toGroup("all");
    try (ConsumerRig rig = rig()) {
      Sent answer = rig.ask(broken);

      assertThat(ledger.strays)
          .containsExactly(new Stray(0, "all", "prod", "r1", answer.status(), answer.text(), 0));
      assertThat(ledger.strays.toString()).doesNotContain("secret");
    }
  }

  @Test
  void whatIsNoDocumentIsNotedWithoutAName() throws Exception {
    try (ConsumerRig rig = rig()) {
      rig.ask(FakeFrame.of("no such secret"));

      assertThat(ledger.strays).singleElement().extracting(Stray::from).isNull();
      assertThat(ledger.strays.toString()).doesNotContain("secret");
    }
  }

  @Test
  void ofAFloodAFewAreNotedAndTheOthersAreCounted() throws Exception {
    int flood = 500;
    try (ConsumerRig rig = rig()) {
      for (int i = 0; i < flood; i++) {
        rig.ask(FakeFrame.of("{"));
      }
      assertThat(ledger.strays).hasSize(StrayNotes.PER_MINUTE);

      rig.pass(Duration.ofSeconds(2));
      rig.ask(FakeFrame.of("{"));

      assertThat(ledger.strays)
          .hasSize(StrayNotes.PER_MINUTE + 1)
          .last()
          .extracting(Stray::others)
          .isEqualTo((long) flood - StrayNotes.PER_MINUTE);
    }
  }

  // For somebody else: it is none of our business.
  @Test
  void whatIsForAnotherDeviceIsNotNoted() throws Exception {
    try (ConsumerRig rig = rig()) {
      rig.transfer.deliver(FakeFrame.commandTo("[\"fw2\"]", "r1", "{\"action\":\"nonsense\"}"));

      assertThat(rig.answersSoFar()).isEmpty();
      assertThat(ledger.strays).isEmpty();
    }
  }
}
