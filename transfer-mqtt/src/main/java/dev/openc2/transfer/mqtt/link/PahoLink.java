// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

import dev.openc2.deadline.Deadlines;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link MqttLink} over Eclipse Paho: supervises one {@link PahoConnection} after the other.
 *
 * <p>Everything that changes the state runs on the control thread; the public methods and the
 * events of connections only hand over to it. Two things alone, which each publish needs, are done
 * by whoever comes with them when the control thread is idle, without waking another thread, which
 * would take longer than all the rest: a publish that can go out at once is given to the
 * connection, and a confirmation to its publish. Both hold the {@link #turn}.
 */
public final class PahoLink implements MqttLink {

  private static final Logger LOGGER = LoggerFactory.getLogger(PahoLink.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final LinkConfig config;
  private final Failures failures;
  private final LinkListener listener;
  private final ScheduledExecutorService control;
  private final LongSupplier nanoTime;
  private final Backoff backoff;
  private final PacketIds ids;
  private final ReceivedIds receivedIds = new ReceivedIds();
  private final Subscriber subscriber;
  private final Backoff subscribeBackoff;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Events events = new Events();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final AtomicBoolean starting = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  // On their way to the control thread, which drops its tasks when the link ends.
  private final Set<PendingPublish> handedOver = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waitingTasks = new AtomicInteger();
  private final Deadlines deadlines;

  /** Held by the control thread while it is at work, and for as long as a publish is sent. */
  private final ReentrantLock turn = new ReentrantLock();

  // Confined to whoever has the turn.
  private @Nullable PahoConnection current;
  private ConnectionEvents.@Nullable Granted granted;
  // What happens next by time: an answer is overdue, another attempt, the end of closing.
  private @Nullable Future<?> timer;
  private long connectedAt;
  private boolean over;

  /** A link that does nothing before {@link #start}, on threads of its own. */
  public PahoLink(LinkConfig config, InboundHandler handler, LinkListener listener) {
    this(
        config,
        handler,
        listener,
        controlThread(config),
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * For tests: time and chance from outside.
   *
   * @param control runs one task at a time; shut down by {@link #close}
   */
  PahoLink(
      LinkConfig config,
      InboundHandler handler,
      LinkListener listener,
      ScheduledExecutorService control,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.config = requireNonNull(config, "config");
    this.listener = new SafeListener(requireNonNull(listener, "listener"));
    this.control = control;
    this.deadlines = new Deadlines(control);
    this.nanoTime = nanoTime;
    this.failures = new Failures(config);
    this.backoff = new Backoff(config.minBackoff(), config.maxBackoff(), random);
    this.ids = new PacketIds(random);
    this.subscriber = new Subscriber(config.subscriptions(), ids, this.listener, failures);
    this.subscribeBackoff = new Backoff(config.minBackoff(), config.maxBackoff(), random);
    this.outbox = new Outbox(config.outboxLimit(), ids, this.listener, nanoTime);
    this.inbox = new Inbox(config.clientId(), handler);
  }

  private static ScheduledExecutorService controlThread(LinkConfig config) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1, DaemonThreads.named("openc2-link-control " + config.clientId()));
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  @Override
  public CompletionStage<Void> start() {
    if (starting.compareAndSet(false, true)) {
      hand(this::dial);
    }
    return started.minimalCompletionStage();
  }

  @Override
  public CompletionStage<PublishAck> publish(OutboundPublish publish) {
    requireNonNull(publish, "publish");
    if (closing.get()) {
      return CompletableFuture.failedStage(failures.closed());
    }
    if (!outbox.admit()) {
      return CompletableFuture.failedStage(failures.queueFull());
    }
    PendingPublish pending = new PendingPublish(publish, nanoTime.getAsLong());
    if (!sendAtOnce(pending)) {
      handedOver.add(pending);
      if (!hand(() -> accept(pending))) {
        pending.result.completeExceptionally(failures.closed());
      }
    }
    return pending.result.minimalCompletionStage();
  }

  /**
   * Sends on this thread, unless the control thread is at work (it may be this one), or others were
   * here before and wait: nothing overtakes, and nobody's completion runs here.
   */
  private boolean sendAtOnce(PendingPublish pending) {
    if (turn.isHeldByCurrentThread() || !turn.tryLock()) {
      return false;
    }
    try {
      if (over || !handedOver.isEmpty() || !outbox.isFree()) {
        return false;
      }
      accept(pending);
      return true;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      hand(() -> end(failures.closed()));
    }
    if (turn.isHeldByCurrentThread() || inbox.runsOnCurrentThread()) {
      return;
    }
    try {
      ended.await(2 * CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs a task on the control thread; false when the link has ended. */
  private boolean hand(Runnable task) {
    waitingTasks.incrementAndGet();
    try {
      control.execute(
          reporting(
              () -> {
                waitingTasks.decrementAndGet();
                task.run();
              }));
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /**
   * Runs a task on this thread, which holds no lock, or behind what waits for the control thread:
   * nothing overtakes what was handed over before.
   */
  private void handUnlessIdle(Runnable task) {
    if (!turn.isHeldByCurrentThread() && turn.tryLock()) {
      try {
        if (waitingTasks.get() == 0) {
          reporting(task).run();
          return;
        }
      } finally {
        turn.unlock();
      }
    }
    hand(task);
  }

  /** Takes the turn for a task. A bug in here should be seen, and harm no thread of others. */
  private Runnable reporting(Runnable task) {
    return () -> {
      turn.lock();
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        LOGGER.atError().addKeyValue("clientId", config.clientId()).setCause(e).log("link failed");
      } finally {
        turn.unlock();
      }
    };
  }

  private void accept(PendingPublish pending) {
    if (over) {
      return;
    }
    handedOver.remove(pending);
    Duration deadline = pending.publish.deadline();
    if (deadline != null) {
      pending.deadline = deadlines.in(deadline, reporting(() -> outbox.timeOut(pending)));
    }
    outbox.add(pending);
  }

  private void dial() {
    if (over) {
      return;
    }
    PahoConnection connection;
    try {
      connection = new PahoConnection(config, control, inbox, receivedIds, listener, events);
    } catch (RuntimeException e) {
      // A bug, but no reason for a daemon to give up without a word.
      LOGGER.atError().addKeyValue("clientId", config.clientId()).setCause(e).log("dialing failed");
      tryAgain(failures.unexpected(e), Duration.ZERO);
      return;
    }
    current = connection;
    granted = null;
    guard(connection, "CONNECT");
    connection.connect();
  }

  /** Paho waits for an answer for ever; we do not. */
  private void guard(PahoConnection connection, String unanswered) {
    after(
        config.connectTimeout(),
        () -> lost(connection, failures.noAnswer(unanswered, config.connectTimeout())));
  }

  private void after(Duration delay, Runnable task) {
    stopTimer();
    timer = control.schedule(reporting(task), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void connected(PahoConnection connection, ConnectionEvents.Granted answer) {
    granted = answer;
    connectedAt = nanoTime.getAsLong();
    listener.connected(0, answer.sessionPresent());
    if (config.subscriptions().isEmpty()) {
      stopTimer();
      ready(connection, answer);
      return;
    }
    guard(connection, "SUBSCRIBE");
    subscriber.askForAll(connection);
  }

  private void subscribed(PahoConnection connection, int[] codes) {
    ConnectionEvents.Granted answer = granted;
    if (!subscriber.isAsking() || answer == null) {
      return;
    }
    LinkException refusal = subscriber.answered(codes);
    if (refusal != null && !started.isDone()) {
      // Whoever waits for the start is told; later nobody waits, and rights may come back.
      listener.disconnected(refusal, null);
      end(refusal);
      return;
    }
    stopTimer();
    ready(connection, answer);
    if (refusal == null) {
      subscribeBackoff.reset();
    } else {
      askAgainLater(connection, refusal);
    }
  }

  private void askAgainLater(PahoConnection connection, LinkException refusal) {
    Duration delay = subscribeBackoff.after(refusal.reasonCode(), Duration.ZERO);
    listener.subscriptionsRefused(refusal, delay);
    after(
        delay,
        () -> {
          guard(connection, "SUBSCRIBE");
          subscriber.askAgain(connection);
        });
  }

  private void ready(PahoConnection connection, ConnectionEvents.Granted answer) {
    outbox.attach(connection, answer.receiveMaximum(), answer.sessionPresent());
    started.complete(null);
  }

  private void lost(PahoConnection connection, LinkException why) {
    if (connection != current || over) {
      return;
    }
    Duration connectedFor =
        granted == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - connectedAt);
    current = null;
    granted = null;
    subscriber.forget();
    stopTimer();
    outbox.detach();
    connection.cut();
    tryAgain(why, connectedFor);
  }

  private void tryAgain(LinkException why, Duration connectedFor) {
    if (config.startPolicy() == StartPolicy.FAIL_FAST && !started.isDone()) {
      listener.disconnected(why, null);
      end(why);
      return;
    }
    Duration delay = backoff.after(why.reasonCode(), connectedFor);
    listener.disconnected(why, delay);
    after(delay, this::dial);
  }

  /** The end of the link, by its owner or by a failure that no further attempt would cure. */
  private void end(LinkException why) {
    if (over) {
      return;
    }
    over = true;
    closing.set(true);
    stopTimer();
    inbox.close();
    PahoConnection last = current;
    current = null;
    if (last == null) {
      finish(why);
      return;
    }
    AtomicBoolean once = new AtomicBoolean();
    Runnable then =
        () -> {
          if (once.compareAndSet(false, true)) {
            last.cut();
            finish(why);
          }
        };
    last.disconnect(0).thenRun(() -> hand(then));
    after(CLOSE_TIMEOUT, then);
  }

  private void finish(LinkException why) {
    outbox.failAll(failures.closed());
    started.completeExceptionally(why);
    control.shutdownNow();
    handedOver.forEach(pending -> pending.result.completeExceptionally(failures.closed()));
    ended.countDown();
  }

  /** Takes the events of connections to the control thread, and drops those of former ones. */
  private final class Events implements ConnectionEvents {

    private void hand(PahoConnection connection, Runnable task) {
      PahoLink.this.hand(ifCurrent(connection, task));
    }

    private Runnable ifCurrent(PahoConnection connection, Runnable task) {
      return () -> {
        if (connection == current) {
          task.run();
        }
      };
    }

    @Override
    public void connected(PahoConnection connection, Granted answer) {
      hand(connection, () -> PahoLink.this.connected(connection, answer));
    }

    @Override
    public void subscribed(PahoConnection connection, int[] reasonCodes) {
      hand(connection, () -> PahoLink.this.subscribed(connection, reasonCodes));
    }

    @Override
    public void confirmed(PahoConnection connection, int packetId, int reasonCode) {
      handUnlessIdle(ifCurrent(connection, () -> outbox.confirmed(packetId, reasonCode)));
    }

    @Override
    public void received(PahoConnection connection, int packetId, int reasonCode) {
      hand(connection, () -> outbox.received(packetId, reasonCode));
    }

    @Override
    public void lost(PahoConnection connection, LinkException why) {
      hand(connection, () -> PahoLink.this.lost(connection, why));
    }
  }
}
