// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.profile.Profiles;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is under way is bounded, whatever an actuator makes wait. */
class InFlightTest {

  private static final int MAX_BYTES = 100;

  private final ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
  private final Consumer.Builder builder =
      Consumer.builder(DeviceId.of("fw1")).codec(MessageCodec.of(Profiles.none()));
  private final InFlight inFlight = new InFlight(10, MAX_BYTES);

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  private static Order order(Headers headers, int bytes) {
    return new Order(
        new ReplyTo(new FakeTransfer(), null, null, Encodings.JSON),
        headers,
        Command.of(Action.DENY, new DomainNameTarget("example.com")),
        null,
        Life.of(null, () -> 0),
        Order.Past.NONE,
        bytes);
  }

  private Answering command(int bytes) {
    return new Answering(
        order(Headers.NONE, bytes),
        null,
        new Notary(builder, new DurableLedger(), scheduler),
        new Outbox(builder, scheduler, new Counters()),
        inFlight,
        false);
  }

  @Test
  void largeCommandsFindRoomOnlyAsFarAsTheMemoryGoes() {
    Answering first = command(60);
    assertThat(inFlight.add(first)).isTrue();
    assertThat(inFlight.add(command(41))).isFalse();
    assertThat(inFlight.add(command(40))).isTrue();

    inFlight.remove(first);

    assertThat(inFlight.add(command(60))).isTrue();
  }

  // Or a device with little memory would never run it.
  @Test
  void oneAloneIsTakenHoweverLarge() {
    assertThat(inFlight.add(command(MAX_BYTES + 1))).isTrue();
    assertThat(inFlight.add(command(1))).isFalse();
  }

  // Whoever sends may put anything there, of any size.
  @Test
  void headersThatNobodyNeedsAreNotKeptWhileACommandWaits() {
    RequestId id = RequestId.of("r1");
    Map<String, Object> large = Map.of("x-large", "x".repeat(1_000));

    Order order = order(new Headers(id, null, "prod", List.of("fw1", "fw2"), large), 1);

    assertThat(order.headers()).isEqualTo(Headers.of(id, null, "prod", List.of()));
  }
}
