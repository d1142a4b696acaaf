// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static dev.openc2.producer.ProducerFixture.DENY;
import static dev.openc2.producer.ProducerFixture.outcome;
import static dev.openc2.producer.ProducerFixture.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A connection that is lost while a Command is under way: nobody says whether it arrived. */
class ProducerUnconfirmedTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ManualScheduler time = new ManualScheduler();
  private final Unconfirming transfer = new Unconfirming();
  private final Producer producer = producer();

  private Producer producer() {
    Producer made =
        Producer.builder(transfer, ProducerFixture.CONSOLE)
            .nanoTime(time::nanoTime)
            .scheduler(time)
            .executor(Runnable::run)
            .build();
    made.start().toCompletableFuture().join();
    return made;
  }

  @Test
  void aSilentDeviceThatMayNotHaveGotTheCommandIsToldFromOneThatGotIt() {
    Exchange exchange = producer.send(DENY, to("fw1", "fw2"));
    transfer.confirm(1);

    time.advance(TIMEOUT);

    List<Responder> responders = outcome(exchange).responders();
    assertThat(responders)
        .extracting(Responder::state)
        .containsExactly(ResponderState.SILENT, ResponderState.SILENT);
    assertThat(responders.get(0).problem()).contains("whether it was delivered is not known");
    assertThat(responders.get(0).after()).isEqualTo(TIMEOUT);
    assertThat(responders.get(1).problem()).isNull();
    assertThat(outcome(exchange).missing()).containsExactly("fw1", "fw2");
  }

  // Nobody waited until any time was up.
  @Test
  void whoCancelsIsNotToldThatTheTimeWasUp() {
    Exchange exchange = producer.send(DENY, to("fw1"));

    exchange.cancel();

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.CANCELLED);
    assertThat(outcome(exchange).responders().get(0).problem())
        .contains("whether it was delivered is not known")
        .doesNotContain("in time");
  }

  // The transfer's own time may be up a moment before.
  @Test
  void theSameIsSaidWhereTheTransferGivesUpFirst() {
    Exchange exchange = producer.send(DENY, to("fw1"));
    transfer.expire(0);

    time.advance(TIMEOUT);

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.DEADLINE);
    assertThat(outcome(exchange).responders().get(0).problem()).contains("not known");
  }

  @Test
  void aGroupThatMayNotHaveGotTheCommandIsAFailureAndNotAnEmptyList() {
    Exchange lost = producer.send(DENY);
    Exchange taken = producer.send(DENY);
    transfer.confirm(1);

    time.advance(TIMEOUT);

    assertThatThrownBy(lost::await)
        .isInstanceOfSatisfying(
            TransferException.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.EXPIRED))
        .hasMessageContaining("whether it was delivered is not known");
    assertThat(outcome(taken).ending()).isEqualTo(Ending.DEADLINE);
  }

  /** Takes everything and confirms what it is told to. */
  private static final class Unconfirming implements ProducerTransfer {

    private final List<CompletableFuture<Delivery>> deliveries = new ArrayList<>();

    void confirm(int number) {
      deliveries.get(number).complete(Delivery.ACCEPTED);
    }

    void expire(int number) {
      deliveries
          .get(number)
          .completeExceptionally(new TransferException(Reason.EXPIRED, "not confirmed in time"));
    }

    @Override
    public CompletionStage<Void> start(FrameHandler handler) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Delivery> send(OutboundFrame frame, Destination destination) {
      CompletableFuture<Delivery> delivery = new CompletableFuture<>();
      deliveries.add(delivery);
      return delivery;
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
