// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static dev.openc2.producer.ProducerFixture.CONSOLE;
import static dev.openc2.producer.ProducerFixture.DENY;
import static dev.openc2.producer.ProducerFixture.OK;
import static dev.openc2.producer.ProducerFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.testkit.transfer.Trouble;
import dev.openc2.value.CommandId;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One Producer with its own threads, in real time, with much going on at once. */
@Timeout(30)
class ProducerConcurrencyTest {

  private final InMemoryNetwork network = new InMemoryNetwork();
  private final Producer producer = Producer.builder(network.producer(CONSOLE), CONSOLE).build();

  @BeforeEach
  void start() {
    producer.start().toCompletableFuture().join();
  }

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void twentyExchangesAtOnceEachGetTheirOwnAnswers() throws Exception {
    for (String id : List.of("fw1", "fw2", "fw3")) {
      TestDevice.start(
          network,
          id,
          (device, command) -> {
            String name = Objects.requireNonNull(((Command) command.content()).commandId()).value();
            device.answer(command, Response.of(StatusCode.OK, name + " at " + id));
          });
    }
    network.trouble(Trouble.delay(Duration.ofMillis(5)));

    List<Exchange> exchanges =
        IntStream.range(0, 20)
            .parallel()
            .mapToObj(
                number ->
                    producer.send(
                        DENY.withCommandId(CommandId.of("c" + number)), to("fw1", "fw2", "fw3")))
            .toList();

    for (int number = 0; number < exchanges.size(); number++) {
      Outcome outcome = exchanges.get(number).await();
      String name = "c" + number;
      assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
      assertThat(outcome.responders())
          .extracting(responder -> Objects.requireNonNull(responder.response()).statusText())
          .containsExactly(name + " at fw1", name + " at fw2", name + " at fw3");
    }
  }

  @Test
  void manyAnswersAtOnceReachAListenerOneByOne() throws Exception {
    int devices = 50;
    String[] ids = IntStream.range(0, devices).mapToObj(n -> "fw" + n).toArray(String[]::new);
    for (String id : ids) {
      TestDevice.answering(network, id, OK);
    }
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<String> heard = ConcurrentHashMap.newKeySet();

    Exchange exchange = producer.send(DENY, to(ids));
    exchange.listen(
        responder -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          heard.add(responder.device());
          inside.decrementAndGet();
        });
    Outcome outcome = exchange.await();

    assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(outcome.missing()).isEmpty();
    assertThat(heard).containsExactlyInAnyOrder(ids);
    assertThat(most).hasValue(1);
  }

  @Test
  void whoeverWaitsKnowsThatAlsoAListenerThatCameLateHasHeardEverything() throws Exception {
    TestDevice.answering(network, "fw1", OK);
    Exchange exchange = producer.send(DENY, to("fw1"));
    exchange.await();
    AtomicInteger heard = new AtomicInteger();

    IntStream.range(0, 1000)
        .forEach(number -> exchange.listen(responder -> heard.incrementAndGet()));
    exchange.await();

    assertThat(heard).hasValue(1000);
  }

  @Test
  void aListenerThatBlocksHoldsUpNoOtherExchange() throws Exception {
    TestDevice.answering(network, "fw1", OK);
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    producer
        .send(DENY, to("fw1"))
        .listen(
            responder -> {
              blocked.countDown();
              awaitQuietly(release);
            });
    assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();

    Outcome other = producer.send(DENY, to("fw1")).await();

    assertThat(other.ending()).isEqualTo(Ending.COMPLETE);
    release.countDown();
  }

  @Test
  void whoeverWaitsForAnOutcomeMaySendAndWaitAgain() throws Exception {
    TestDevice.answering(network, "fw1", OK);

    Outcome second =
        producer
            .send(DENY, to("fw1"))
            .outcome()
            .thenCompose(first -> producer.send(DENY, to("fw1")).outcome())
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);

    assertThat(second.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void theDeadlineComesInRealTimeToo() throws Exception {
    TestDevice.answering(network, "fw1");

    Outcome outcome =
        producer.send(DENY, SendOptions.builder().timeout(Duration.ofSeconds(1)).build()).await();

    assertThat(outcome.ending()).isEqualTo(Ending.DEADLINE);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
