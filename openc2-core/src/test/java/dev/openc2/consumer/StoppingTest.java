// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of Commands that are taken in while the device stops. */
@Timeout(60)
class StoppingTest {

  private final FakeActuator actuator = FakeActuator.of("x-door");

  // A refusal would be the end of it, and whoever asked for no answer would never know.
  @Test
  void whatIsNotedWhileTheDeviceStopsIsLeftForTheNextStart() {
    DurableLedger ledger = new DurableLedger();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    ledger.decideAfter(gate);
    ConsumerRig rig = new ConsumerRig(builder -> builder.ledger(ledger), actuator);
    rig.transfer.deliver(FakeFrame.command("r1", "prod", ConsumerRig.DENY));
    ledger.awaitEvent("decide r1");
    rig.close();

    gate.complete(null);

    assertThat(rig.transfer.isQuiet()).isTrue();
    assertThat(ledger.events).containsExactly("decide r1", "close");
    assertThat(actuator.ran).isEmpty();
  }
}
