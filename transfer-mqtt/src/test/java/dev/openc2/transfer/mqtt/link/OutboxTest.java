// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.transfer.mqtt.link.LinkException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private final AtomicLong now = new AtomicLong();
  private final Channel channel = new Channel();
  private final Outbox outbox =
      new Outbox(100, new PacketIds(() -> 0), LinkListener.NONE, now::get);

  @Test
  void windowIsKeptAndOrderToo() {
    outbox.attach(channel, 2, false);
    pending("a", 1);
    pending("b", 1);
    pending("c", 1);
    assertThat(channel.sent).containsExactly("1 a", "2 b");

    outbox.confirmed(1, 0);

    assertThat(channel.sent).containsExactly("1 a", "2 b", "3 c");
  }

  // MQTT 5.0 §4.4
  @Test
  void resumedSessionGetsTheSameIdentifiersAndDup() {
    outbox.attach(channel, 10, false);
    pending("a", 1);
    pending("b", 2);
    pending("c", 2);
    outbox.received(3, 0);

    outbox.detach();
    pending("d", 1);
    channel.sent.clear();
    outbox.attach(channel, 10, true);

    assertThat(channel.sent).containsExactly("1 a dup", "2 b dup", "PUBREL 3", "4 d");
  }

  @Test
  void newSessionGetsNewPublishesAndNotWhatTheBrokerHadAlready() {
    outbox.attach(channel, 10, false);
    pending("a", 1);
    PendingPublish taken = pending("b", 2);
    outbox.received(2, 0x10);

    outbox.detach();
    channel.sent.clear();
    outbox.attach(channel, 10, false);

    assertThat(channel.sent).hasSize(1).allMatch(line -> line.endsWith(" a"));
    assertThat(taken.result).isCompletedWithValue(new PublishAck(0x10));
  }

  // MQTT 5.0 §3.5.2.1: at QoS 2 the broker says it in PUBREC, and PUBCOMP only ends the flow.
  @Test
  void nobodyListensIsKeptFromPubrecToTheEndOfTheFlow() {
    outbox.attach(channel, 10, false);
    PendingPublish lonely = pending("a", 2);
    PendingPublish refused = pending("b", 2);
    outbox.received(1, 0x10);
    outbox.received(2, 0x10);

    outbox.detach();
    outbox.attach(channel, 10, true);
    outbox.confirmed(1, 0);
    outbox.confirmed(2, 0x80);

    assertThat(lonely.result).isCompletedWithValue(new PublishAck(0x10));
    assertFailed(refused, Kind.PUBLISH_REFUSED);
  }

  @Test
  void expiryShrinksWhileWaitingAndEndsThePublish() {
    OutboundPublish publish =
        OutboundPublish.builder("a", new byte[0]).expiry(Duration.ofSeconds(10)).build();
    outbox.add(new PendingPublish(publish, now.get()));
    PendingPublish expired =
        new PendingPublish(
            OutboundPublish.builder("b", new byte[0]).expiry(Duration.ofSeconds(3)).build(),
            now.get());
    outbox.add(expired);

    now.addAndGet(Duration.ofMillis(3500).toNanos());
    outbox.attach(channel, 10, false);

    assertThat(channel.sent).containsExactly("1 a expires 7");
    assertFailed(expired, Kind.TIMED_OUT);
  }

  @Test
  void placeIsGivenBackOnceWhateverTheEnd() {
    Outbox small = new Outbox(1, new PacketIds(() -> 0), LinkListener.NONE, now::get);
    small.attach(channel, 10, false);
    assertThat(small.admit()).isTrue();
    assertThat(small.admit()).isFalse();
    PendingPublish pending = publish("a", 1);
    small.add(pending);

    small.timeOut(pending);
    small.confirmed(1, 0);

    assertFailed(pending, Kind.TIMED_OUT);
    assertThat(small.admit()).isTrue();
    assertThat(small.admit()).isFalse();
  }

  // Reused in the same session, the identifier would make the broker swallow another message.
  @Test
  void identifierOfAnAbandonedQos2PublishIsNotUsedAgainInItsSession() {
    outbox.attach(channel, 10, false);
    PendingPublish abandoned = pending("a", 2);
    outbox.timeOut(abandoned);
    outbox.detach();
    channel.sent.clear();
    outbox.attach(channel, 70_000, true);

    for (int i = 0; i < 65_535; i++) {
      outbox.add(publish("b", 1));
    }

    assertThat(channel.sent).hasSize(65_534).noneMatch(line -> line.startsWith("1 "));
  }

  // One publish that ends every connection takes none with it that were on the wire beside it.
  @Test
  void publishThatIsLostAgainAndAgainIsSentAloneAndGivenUpAlone() {
    outbox.attach(channel, 10, false);
    PendingPublish before = pending("a", 1);
    PendingPublish cause = pending("b", 1);
    PendingPublish behind = pending("c", 1);
    reconnect();
    channel.sent.clear();

    reconnect();
    assertThat(channel.sent).containsExactly("1 a dup");
    outbox.confirmed(1, 0);
    reconnect();
    reconnect();
    reconnect();
    outbox.confirmed(3, 0);
    pending("d", 1);
    pending("e", 1);

    assertThat(channel.sent)
        .containsExactly("1 a dup", "2 b dup", "2 b dup", "2 b dup", "3 c dup", "4 d", "5 e");
    assertThat(before.result).isCompleted();
    assertThat(behind.result).isCompleted();
    assertFailed(cause, Kind.GIVEN_UP);
  }

  private void reconnect() {
    outbox.detach();
    outbox.attach(channel, 10, true);
  }

  // Subscriptions that are granted later are no new session: what is on the wire keeps its
  // identifier.
  @Test
  void aConnectionThatIsReadyOnceMoreFreesNoIdentifier() {
    outbox.attach(channel, 10, false);
    pending("held", 1);
    outbox.attach(channel, 10, false);
    for (int id = 2; id <= 65_535; id++) {
      pending("a", 1);
      outbox.confirmed(id, 0);
    }

    pending("b", 1);

    assertThat(channel.sent).startsWith("1 held").endsWith("2 b");
  }

  @Test
  void unknownConfirmationIsIgnored() {
    outbox.attach(channel, 10, false);

    outbox.confirmed(77, 0);
    outbox.received(77, 0);

    assertThat(channel.sent).isEmpty();
  }

  private PendingPublish pending(String topic, int qos) {
    PendingPublish pending = publish(topic, qos);
    outbox.add(pending);
    return pending;
  }

  private PendingPublish publish(String topic, int qos) {
    return new PendingPublish(
        OutboundPublish.builder(topic, new byte[0]).qos(qos).build(), now.get());
  }

  private static void assertFailed(PendingPublish pending, Kind kind) {
    assertThat(pending.result)
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOfSatisfying(
            LinkException.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  private static final class Channel implements OutboundChannel {
    final List<String> sent = new ArrayList<>();

    @Override
    public void publish(
        int id, boolean duplicate, OutboundPublish publish, @Nullable Long expirySeconds) {
      sent.add(
          id
              + " "
              + publish.topic()
              + (duplicate ? " dup" : "")
              + (expirySeconds == null ? "" : " expires " + expirySeconds));
    }

    @Override
    public void release(int id) {
      sent.add("PUBREL " + id);
    }
  }
}
