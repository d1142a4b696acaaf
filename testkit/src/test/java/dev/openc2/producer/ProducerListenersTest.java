// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static dev.openc2.producer.ProducerFixture.DENY;
import static dev.openc2.producer.ProducerFixture.OK;
import static dev.openc2.producer.ProducerFixture.PROCESSING;
import static dev.openc2.producer.ProducerFixture.isOver;
import static dev.openc2.producer.ProducerFixture.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openc2.message.Response;
import dev.openc2.testkit.transfer.Trouble;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who hears what, and when. */
class ProducerListenersTest {

  private static final Duration SOON = Duration.ofMillis(1);

  private final ProducerFixture on = new ProducerFixture();

  @Test
  void aListenerHearsEveryChangeInOrder() {
    on.network.trouble(Trouble.delay(SOON));
    on.device("fw1", PROCESSING, OK);
    on.device("fw2", OK);
    List<Responder> heard = new ArrayList<>();

    on.producer.send(DENY, to("fw2", "fw1")).listen(heard::add);
    on.time.advance(SOON.multipliedBy(2));

    assertThat(heard)
        .extracting(Responder::device, Responder::state)
        .containsExactly(
            tuple("fw2", ResponderState.ANSWERED),
            tuple("fw1", ResponderState.WORKING),
            tuple("fw1", ResponderState.ANSWERED));
  }

  @Test
  void aListenerThatComesLateHearsWhatHappenedFirst() {
    on.device("fw1", PROCESSING, OK);
    on.device("fw2");
    List<Responder> heard = new ArrayList<>();
    Exchange exchange = on.producer.send(DENY, to("fw2", "fw1", "ghost"));

    exchange.listen(heard::add);
    on.time.advance(Duration.ofSeconds(10));
    List<Responder> afterTheEnd = new ArrayList<>();
    exchange.listen(afterTheEnd::add);

    assertThat(heard)
        .extracting(Responder::device, Responder::state)
        .containsExactlyInAnyOrder(
            tuple("fw1", ResponderState.ANSWERED),
            tuple("ghost", ResponderState.NOT_THERE),
            tuple("fw2", ResponderState.SILENT));
    assertThat(heard.get(2).device()).as("the silent come at the deadline").isEqualTo("fw2");
    assertThat(afterTheEnd).containsExactlyElementsOf(heard);
  }

  @Test
  void aListenerThatFailsHindersNobody() {
    on.device("fw1", OK);
    on.device("fw2", OK);
    on.network.trouble(Trouble.delay(SOON));
    List<Responder> heard = new ArrayList<>();

    Exchange exchange = on.producer.send(DENY, to("fw1", "fw2"));
    exchange.listen(
        responder -> {
          throw new AssertionError("clumsy");
        });
    exchange.listen(heard::add);
    on.time.advance(SOON.multipliedBy(2));

    assertThat(heard).hasSize(2);
    assertThat(isOver(exchange)).isTrue();
  }

  @Test
  void aSlowListenerGetsTheNewestAndTheOutcomeWaitsForIt() {
    Deque<Runnable> work = new ArrayDeque<>();
    ProducerFixture slow = new ProducerFixture(settings -> settings.executor(work::add));
    slow.network.trouble(Trouble.delay(SOON));
    slow.device("fw1", PROCESSING, Response.of(StatusCode.PROCESSING, "half way"), OK);
    List<Responder> heard = new ArrayList<>();
    List<Boolean> overWhileListening = new ArrayList<>();

    Exchange exchange = slow.producer.send(DENY, to("fw1"));
    exchange.listen(heard::add);
    exchange.listen(responder -> overWhileListening.add(isOver(exchange)));
    slow.time.advance(SOON.multipliedBy(2));
    while (!work.isEmpty()) {
      work.remove().run();
    }

    assertThat(heard).extracting(Responder::response).containsExactly(OK);
    assertThat(overWhileListening).containsExactly(false);
    assertThat(isOver(exchange)).isTrue();
  }

  @Test
  void whoOnlyWaitsIsWokenWithoutTheExecutor() throws Exception {
    Deque<Runnable> work = new ArrayDeque<>();
    ProducerFixture busy = new ProducerFixture(settings -> settings.executor(work::add));
    busy.device("fw1", OK);

    Exchange exchange = busy.producer.send(DENY, to("fw1"));

    assertThat(exchange.await().responders()).extracting(Responder::response).containsExactly(OK);
    assertThat(work).isEmpty();
  }

  @Test
  void whoAskedForTheOutcomeHearsOfItOnTheExecutor() {
    Deque<Runnable> work = new ArrayDeque<>();
    ProducerFixture busy = new ProducerFixture(settings -> settings.executor(work::add));
    busy.network.trouble(Trouble.delay(SOON));
    busy.device("fw1", OK);
    List<Outcome> heard = new ArrayList<>();

    var unused = busy.producer.send(DENY, to("fw1")).outcome().thenAccept(heard::add);
    busy.time.advance(SOON.multipliedBy(2));

    assertThat(heard).isEmpty();
    work.remove().run();
    assertThat(heard).hasSize(1);
  }

  @Test
  void aListenerMaySendTheNextCommand() {
    TestDevice fw1 = on.device("fw1", OK);
    List<Exchange> next = new ArrayList<>();

    on.producer
        .send(DENY, to("fw1"))
        .listen(responder -> next.add(on.producer.send(DENY, to("fw1"))));

    assertThat(fw1.received()).hasSize(2);
    assertThat(next).allMatch(ProducerFixture::isOver);
  }
}
