// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.FakeTransfer.Sent;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.Limits;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a message makes a part of the device throw, it is answered once and done with. */
@Timeout(60)
class PoisonTest {

  private static final List<Supplier<Error>> ERRORS =
      List.of(
          StackOverflowError::new,
          () -> new OutOfMemoryError("not really"),
          () -> new NoClassDefFoundError("no/such/Part"));

  private final FakeActuator actuator = FakeActuator.of("x-door");
  private final DurableLedger ledger = new DurableLedger();

  /** An encoding that cannot be written, and not be read either if it is told so. */
  private record Bomb(Supplier<Error> error, boolean isRead) implements Encoding {

    @Override
    public String name() {
      return "bomb";
    }

    @Override
    public boolean isText() {
      return true;
    }

    @Override
    public byte[] write(Object tree) {
      throw error.get();
    }

    @Override
    public @Nullable Object read(byte[] bytes, Limits limits) {
      if (isRead) {
        return Encodings.JSON.read(bytes, limits);
      }
      throw error.get();
    }
  }

  private ConsumerRig rig(Supplier<Error> error, boolean isRead) {
    return new ConsumerRig(
        builder ->
            builder.ledger(ledger).encodings(Encodings.with(List.of(new Bomb(error, isRead)))),
        actuator);
  }

  @Test
  void anErrorOfADecoderIsAnsweredAndTheNextCommandIsServed() throws Exception {
    for (Supplier<Error> error : ERRORS) {
      try (ConsumerRig rig = rig(error, false)) {
        FakeFrame poison = FakeFrame.command("r1", "prod", ConsumerRig.DENY).encoding("bomb");

        Sent answer = rig.ask(poison);

        assertThat(answer.status()).isEqualTo(500);
        poison.awaitAcknowledged();
        rig.assertServes();
      }
    }
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAFailureThatIsNotedAndTold() throws Exception {
    for (Supplier<Error> error : ERRORS) {
      try (ConsumerRig rig = rig(error, true)) {
        String id = "r" + error.get();

        Sent answer = rig.ask(FakeFrame.command(id, "prod", ConsumerRig.DENY).encoding("bomb"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.requestId()).isEqualTo(id);
        assertThat(ledger.events).contains("finish " + id + " 500");
      }
    }
  }

  @Test
  void whatCannotBeNotedForAnErrorIsNotRunAndAnswered() throws Exception {
    for (Supplier<Error> error : ERRORS) {
      ledger.throwAt("r1", error);
      try (ConsumerRig rig = rig(error, true)) {
        Sent answer = rig.ask(FakeFrame.command("r1", "prod", ConsumerRig.DENY));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(actuator.ran).isEmpty();
      }
    }
  }
}
