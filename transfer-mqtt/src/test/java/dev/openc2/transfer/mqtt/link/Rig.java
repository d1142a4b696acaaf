// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A link under test, with everything it told and delivered. */
final class Rig implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A disconnection, or a refusal, as the listener heard of it. */
  record Loss(LinkException why, @Nullable Duration nextTry) {}

  final BlockingQueue<InboundPublish> inbox = new LinkedBlockingQueue<>();
  final BlockingQueue<Boolean> connections = new LinkedBlockingQueue<>();
  final BlockingQueue<Loss> losses = new LinkedBlockingQueue<>();
  final BlockingQueue<Loss> refusals = new LinkedBlockingQueue<>();
  final BlockingQueue<Integer> grants = new LinkedBlockingQueue<>();
  final BlockingQueue<Integer> confirmations = new LinkedBlockingQueue<>();
  final BlockingQueue<String> dropped = new LinkedBlockingQueue<>();
  final MqttLink link;

  Rig(LinkConfig config) {
    this(config, (InboundHandler) null);
  }

  Rig(LinkConfig config, @Nullable InboundHandler handler) {
    link = new PahoLink(config, handler != null ? handler : this::take, new Recorder());
  }

  /** A link whose control thread is the test's. */
  Rig(LinkConfig config, ScheduledExecutorService control) {
    link =
        new PahoLink(
            config, this::take, new Recorder(), control, System::nanoTime, new SplittableRandom(1));
  }

  private void take(InboundPublish publish) {
    inbox.add(publish);
    publish.acknowledge();
  }

  static LinkConfig.Builder config(int port) {
    return LinkConfig.builder("127.0.0.1", port, id()).backoff(Duration.ofMillis(50), PATIENCE);
  }

  static String id() {
    return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  static OutboundPublish message(String topic, String text) {
    return OutboundPublish.builder(topic, text.getBytes(StandardCharsets.UTF_8)).build();
  }

  static String text(InboundPublish publish) {
    return new String(publish.payload(), StandardCharsets.UTF_8);
  }

  Rig started() {
    get(link.start());
    return this;
  }

  Rig starting() {
    CompletionStage<Void> unused = link.start();
    return this;
  }

  PublishAck publish(String topic, String text) {
    return get(link.publish(message(topic, text)));
  }

  static <T> T get(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new CompletionException(e.getMessage(), e);
    }
  }

  static LinkException failure(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LinkException failure) {
        return failure;
      }
      throw new AssertionError("not a LinkException", e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("it did not fail");
  }

  static <T> T next(BlockingQueue<T> queue) {
    try {
      T item = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (item == null) {
        throw new AssertionError("nothing came");
      }
      return item;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Threads of the link with this client identifier. */
  static List<Thread> threadsOf(LinkConfig config) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(config.clientId()))
        .toList();
  }

  static void awaitNoThreads(LinkConfig config) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!threadsOf(config).isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(threadsOf(config)).isEmpty();
  }

  static List<Subscription> to(String... filters) {
    return List.of(filters).stream()
        .map(filter -> new Subscription(filter, 2, false, true, 0))
        .toList();
  }

  @Override
  public void close() {
    link.close();
  }

  private final class Recorder implements LinkListener {
    @Override
    public void connected(int reasonCode, boolean sessionPresent) {
      connections.add(sessionPresent);
    }

    @Override
    public void disconnected(LinkException why, @Nullable Duration nextTry) {
      losses.add(new Loss(why, nextTry));
    }

    @Override
    public void subscribed(String filter, int reasonCode) {
      grants.add(reasonCode);
    }

    @Override
    public void subscriptionsRefused(LinkException why, Duration nextTry) {
      refusals.add(new Loss(why, nextTry));
    }

    @Override
    public void published(String topic, int reasonCode) {
      confirmations.add(reasonCode);
    }

    @Override
    public void dropped(String topic) {
      dropped.add(topic);
    }
  }
}
