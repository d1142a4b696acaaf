// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.producer.Collector.Verdict;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is bounded beside the number of responders. */
class OpenExchangesTest {

  private static final Command COMMAND =
      Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse("192.0.2.0/24")));
  private static final Response OK = Response.of(StatusCode.OK);

  private final OpenExchanges exchanges = new OpenExchanges(2);

  @Test
  void anExchangeThatIsOverIsRememberedByItsIdAlone() {
    Exchange exchange = exchange("r");
    exchanges.open(exchange);

    exchange.cancel();

    assertThat(exchanges.find(RequestId.of("r"))).isNull();
    assertThat(exchanges.isPast(RequestId.of("r"))).isTrue();
    assertThat(exchanges.all()).isEmpty();
  }

  @Test
  void onlyTheLastOnesAreRemembered() {
    IntStream.rangeClosed(0, 4096)
        .mapToObj(number -> exchange("r" + number))
        .forEach(
            exchange -> {
              exchanges.open(exchange);
              exchange.cancel();
            });

    assertThat(exchanges.isPast(RequestId.of("r0"))).isFalse();
    assertThat(exchanges.isPast(RequestId.of("r1"))).isTrue();
    assertThat(exchanges.isPast(RequestId.of("r4096"))).isTrue();
  }

  @Test
  void theBytesOfAllAnswersToOneCommandAreBounded() {
    Exchange exchange = exchange("r");
    int almostAll = (64 << 20) - 1;

    Verdict first = exchange.answer("fw1", OK, almostAll);
    Verdict tooMuch = exchange.answer("fw2", OK, 2);
    Verdict exactly = exchange.answer("fw3", OK, 1);

    assertThat(List.of(first, tooMuch, exactly))
        .containsExactly(Verdict.NEWS, Verdict.OVERFLOW, Verdict.NEWS);
  }

  private Exchange exchange(String requestId) {
    RequestId id = RequestId.of(requestId);
    return new Exchange(
        id,
        Message.of(Headers.of(id, null, "console", List.of()), COMMAND),
        COMMAND,
        new Collector(List.of(), ResponseRequested.COMPLETE, null, 100),
        Runnable::run,
        () -> 0,
        exchanges::close);
  }
}
