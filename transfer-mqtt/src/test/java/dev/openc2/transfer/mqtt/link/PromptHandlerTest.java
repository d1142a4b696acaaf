// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static dev.openc2.transfer.mqtt.link.Rig.config;
import static dev.openc2.transfer.mqtt.link.Rig.message;
import static dev.openc2.transfer.mqtt.link.Rig.next;
import static dev.openc2.transfer.mqtt.link.Rig.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A handler that never waits is called by the thread that reads, and can do no harm there. */
class PromptHandlerTest {

  private final TestBroker broker = BrokerKind.EMBEDDED.open();
  private final String topic = "link/" + Rig.id();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> threads = new LinkedBlockingQueue<>();

  @AfterEach
  void end() {
    broker.close();
  }

  private final class Prompt implements InboundHandler {
    private final Consumer<InboundPublish> then;

    private Prompt(Consumer<InboundPublish> then) {
      this.then = then;
    }

    @Override
    public void onPublish(InboundPublish publish) {
      threads.add(Thread.currentThread().getName());
      then.accept(publish);
      handled.add(Rig.text(publish));
    }

    @Override
    public boolean isPrompt() {
      return true;
    }
  }

  private Rig rig(Consumer<InboundPublish> then) {
    LinkConfig config = config(broker.port()).receiveMaximum(1).subscriptions(to(topic)).build();
    return new Rig(config, new Prompt(then)).started();
  }

  @Test
  void isCalledByTheThreadThatReads() throws Exception {
    try (Rig rig = rig(InboundPublish::acknowledge)) {
      rig.publish(topic, "a");

      assertThat(next(handled)).isEqualTo("a");
      assertThat(next(threads)).startsWith("MQTT Rec");
    }
  }

  @Test
  void mayPublishAndHearOfTheConfirmation() throws Exception {
    BlockingQueue<Boolean> confirmed = new LinkedBlockingQueue<>();
    BlockingQueue<Rig> rigs = new LinkedBlockingQueue<>();
    try (Rig rig =
        rig(
            publish -> {
              publish.acknowledge();
              if (Rig.text(publish).equals("question")) {
                var unused =
                    next(rigs)
                        .link
                        .publish(message(topic, "answer"))
                        .thenAccept(ack -> confirmed.add(ack.nobodyListens()));
              }
            })) {
      rigs.add(rig);

      rig.publish(topic, "question");

      assertThat(next(handled)).isEqualTo("question");
      assertThat(next(handled)).isEqualTo("answer");
      assertThat(next(confirmed)).isFalse();
    }
  }

  @Test
  void oneThatThrowsNeitherStopsTheReadingNorIsGivenTheSameAgain() throws Exception {
    try (Rig rig =
        rig(
            publish -> {
              if (Rig.text(publish).equals("bad")) {
                throw new IllegalStateException("on purpose");
              }
              publish.acknowledge();
            })) {
      rig.publish(topic, "bad");
      rig.publish(topic, "good");

      assertThat(next(handled)).isEqualTo("good");
      assertThat(threads).hasSize(2);
      assertThat(rig.losses).isEmpty();
    }
  }

  @Test
  void mayCloseTheLink() throws Exception {
    BlockingQueue<Rig> rigs = new LinkedBlockingQueue<>();
    BlockingQueue<Duration> closed = new LinkedBlockingQueue<>();
    try (Rig rig =
        rig(
            publish -> {
              publish.acknowledge();
              long start = System.nanoTime();
              next(rigs).link.close();
              closed.add(Duration.ofNanos(System.nanoTime() - start));
            })) {
      rigs.add(rig);

      var unused = rig.link.publish(message(topic, "a"));

      // To wait for the end there would be to wait for oneself, for two seconds.
      assertThat(next(closed)).isLessThan(Duration.ofSeconds(1));
    }
  }
}
