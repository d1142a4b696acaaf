// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static dev.openc2.producer.ProducerFixture.CONSOLE;
import static dev.openc2.producer.ProducerFixture.DENY;
import static dev.openc2.producer.ProducerFixture.OK;
import static dev.openc2.producer.ProducerFixture.outcome;
import static dev.openc2.producer.ProducerFixture.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.openc2.OpenC2Exception;
import dev.openc2.encoding.Limits;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.value.Nsid;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Start and end of a Producer and of its exchanges, and what it refuses. */
class ProducerLifeTest {

  private static final Nsid NSID = Nsid.of("x-strict");

  private final ProducerFixture on = new ProducerFixture();

  @Test
  void nothingIsSentBeforeTheStart() {
    Producer producer = Producer.builder(new InMemoryNetwork().producer(CONSOLE), CONSOLE).build();

    assertThatIllegalStateException().isThrownBy(() -> producer.send(DENY));
  }

  @Test
  void aProducerStartsOnce() {
    assertThatIllegalStateException().isThrownBy(on.producer::start);
  }

  @Test
  void theEndOfTheProducerEndsItsExchanges() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));

    on.producer.close();
    on.producer.close();

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.CLOSED);
    assertThat(outcome(exchange).missing()).containsExactly("fw1");
    assertThat(on.time.waiting()).isZero();
    assertThat(catchThrowableOfType(TransferException.class, () -> on.producer.send(DENY)))
        .extracting(TransferException::reason)
        .isEqualTo(Reason.CLOSED);
  }

  @Test
  void anExchangeCanBeCancelled() {
    on.device("fw1");
    Exchange exchange = on.producer.send(DENY, to("fw1"));

    exchange.cancel();
    on.time.advance(Duration.ofSeconds(10));

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.CANCELLED);
  }

  @Test
  void whatTheTransportCannotTakeAtAllFails() {
    on.device("fw1");
    on.network.trouble(
        (channel, frame) -> {
          throw new TransferException(Reason.REFUSED, "not allowed there");
        });

    Exchange exchange = on.producer.send(DENY, to("fw1"));

    assertThatExceptionOfType(TransferException.class)
        .isThrownBy(exchange::await)
        .withMessage("not allowed there");
    assertThat(exchange.responders().get(0).problem()).isEqualTo("not allowed there");
  }

  @Test
  void whatTheTransportCannotTakeForOneDeviceIsTheProblemOfThatDevice() {
    on.device("fw1", OK);
    on.device("fw2", OK);
    on.network.trouble(
        (channel, frame) -> {
          if (channel.equals("cmd/device/fw1")) {
            throw new TransferException(Reason.REFUSED, "not allowed there");
          }
          return List.of(Duration.ZERO);
        });

    Exchange exchange = on.producer.send(DENY, to("fw1", "fw2"));

    assertThat(outcome(exchange).ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome(exchange).missing()).containsExactly("fw1");
    assertThat(outcome(exchange).responders().get(0).problem()).isEqualTo("not allowed there");
  }

  @Test
  void aRequestIdIsInUseUntilItsExchangeIsOver() {
    TestDevice fw1 = on.device("fw1");
    SendOptions options = SendOptions.builder().requestId(RequestId.of("mine")).build();
    Exchange first = on.producer.send(DENY, options);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> on.producer.send(DENY, options))
        .withMessageContaining("mine");
    first.cancel();
    Exchange again = on.producer.send(DENY, options);
    fw1.answerAs("fw1", RequestId.of("mine"), OK);

    assertThat(fw1.received()).hasSize(2);
    assertThat(again.responders()).hasSize(1);
  }

  @Test
  void openExchangesAreBounded() {
    ProducerFixture small = new ProducerFixture(settings -> settings.maxOpenExchanges(1));
    TestDevice fw1 = small.device("fw1");
    small.producer.send(DENY);

    OpenC2Exception refusal =
        catchThrowableOfType(OpenC2Exception.class, () -> small.producer.send(DENY));

    assertThat(refusal.status()).isEqualTo(StatusCode.SERVICE_UNAVAILABLE);
    assertThat(fw1.received()).hasSize(1);
    assertThat(small.time.waiting()).isEqualTo(1);
  }

  @Test
  void whatItsProfileForbidsIsNotSent() {
    MessageCodec codec = MessageCodec.of(Profiles.of(List.of(new ForbiddingProfile())));
    ProducerFixture strict = new ProducerFixture(settings -> settings.codec(codec));
    TestDevice fw1 = strict.device("fw1");

    OpenC2Exception refusal =
        catchThrowableOfType(
            OpenC2Exception.class,
            () -> strict.producer.send(DENY.withActuator(ActuatorSpecifier.of(NSID))));

    assertThat(refusal).hasMessage("forbidden in STRICT");
    assertThat(fw1.received()).isEmpty();
    assertThat(strict.producer.statistics().sent()).isZero();
  }

  @Test
  void whatIsBeyondTheLimitsIsNotSent() {
    MessageCodec codec = MessageCodec.of(Profiles.none()).withLimits(new Limits(64, 64, 1000));
    ProducerFixture small = new ProducerFixture(settings -> settings.codec(codec));
    TestDevice fw1 = small.device("fw1");

    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> small.producer.send(DENY));
    assertThat(fw1.received()).isEmpty();
  }

  /** Forbids everything. */
  private static final class ForbiddingProfile implements Profile {

    @Override
    public Nsid nsid() {
      return NSID;
    }

    @Override
    public String description() {
      return "forbids everything";
    }

    @Override
    public Pairs pairs() {
      return Pairs.NONE;
    }

    @Override
    public void check(Command command, Mode mode) {
      throw new OpenC2Exception(StatusCode.FORBIDDEN, "forbidden in " + mode);
    }
  }
}
