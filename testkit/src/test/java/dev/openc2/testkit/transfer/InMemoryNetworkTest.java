// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.MessageKind;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the in-memory network can do beyond the contract. */
class InMemoryNetworkTest {

  private static final DeviceId FW1 = DeviceId.of("fw1");
  private static final Destination TO_FW1 = new Destination.ToDevice(FW1);

  private final ManualScheduler time = new ManualScheduler();
  private final InMemoryNetwork network = new InMemoryNetwork(Runnable::run, time, time::nanoTime);
  private final ProducerTransfer producer = network.producer(ProducerId.of("console"));
  private final ConsumerTransfer consumer = network.consumer(FW1, Set.of());
  private final RecordingHandler atFw1 = RecordingHandler.acknowledging();

  @BeforeEach
  void start() {
    producer.start(RecordingHandler.acknowledging()).toCompletableFuture().join();
    consumer.start(atFw1).toCompletableFuture().join();
  }

  @Test
  void itLosesMessagesThatItTook() {
    network.trouble(Trouble.LOSS);

    assertThat(send(null)).isEqualTo(Delivery.ACCEPTED);
    assertThat(atFw1.waiting()).isZero();
  }

  @Test
  void itDuplicatesMessages() {
    network.trouble(Trouble.TWICE);

    send(null);

    assertThat(atFw1.waiting()).isEqualTo(2);
  }

  @Test
  void itDelaysMessagesAndDropsWhatExpiresMeanwhile() {
    network.trouble(Trouble.delay(Duration.ofSeconds(2)));

    send(null);
    send(Duration.ofSeconds(1));
    time.advance(Duration.ofMillis(1999));
    int before = atFw1.waiting();
    time.advance(Duration.ofMillis(1));

    assertThat(before).isZero();
    assertThat(atFw1.waiting()).isEqualTo(1);
  }

  @Test
  void nobodyListensInPlaceOfTheForgotten() {
    network.forget(FW1);

    assertThat(send(null)).isEqualTo(Delivery.NOBODY_LISTENS);
  }

  @Test
  void whatWasAcknowledgedDoesNotComeAgain() {
    send(null);
    consumer.close();

    RecordingHandler atNext = RecordingHandler.acknowledging();
    network.consumer(FW1, Set.of()).start(atNext).toCompletableFuture().join();

    assertThat(atNext.waiting()).isZero();
  }

  @Test
  void whatIsInjectedArrivesAsWrongAsItIs() {
    network.inject("cmd/all", new RawFrame(new byte[0], "xml", null, "text/plain", true));

    InboundFrame frame = atFw1.next();
    assertThat(frame.encoding()).isEqualTo("xml");
    assertThat(frame.kind()).isNull();
    assertThat(frame.foreignContentType()).isEqualTo("text/plain");
    assertThat(frame.isRetained()).isTrue();
    assertThat(frame.channel()).isEqualTo("cmd/all");
  }

  private Delivery send(@Nullable Duration expiry) {
    OutboundFrame frame =
        new OutboundFrame(MessageKind.REQUEST, "json", true, new byte[] {'x'}, expiry);
    return producer.send(frame, TO_FW1).toCompletableFuture().join();
  }
}
