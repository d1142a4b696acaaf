// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.actuator.Actuator;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.InboundFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a Consumer, and how they begin and end together. */
final class Engine {

  private static final Logger LOGGER = LoggerFactory.getLogger(Engine.class);

  /** The queues of the actuators count Commands: some hundred of the largest are too much. */
  private static final long MAX_BYTES_IN_FLIGHT = Runtime.getRuntime().maxMemory() / 4;

  /** On a disk that is still full each of many notes fails quickly, but takes its time. */
  private static final long LAST_NOTES_NANOS = Duration.ofSeconds(1).toNanos();

  private final Counters counters = new Counters();
  private final List<ConsumerTransfer> transfers;
  private final Ledger ledger;
  private final Notary notary;
  private final Roster roster;
  private final InFlight inFlight;
  private final Inbox inbox;
  private final Resumption resumption;
  private final LongSupplier nanoTime;
  private final Duration drain;

  /** Null if the scheduler is somebody else's. */
  private final @Nullable ScheduledExecutorService ownScheduler;

  Engine(Consumer.Builder builder) {
    ConsumerSettings settings = builder.settings;
    this.transfers = List.copyOf(builder.transfers);
    this.drain = settings.drain();
    this.ledger = builder.ledger == null ? memoryLedger(builder) : builder.ledger;
    this.roster = new Roster(lanes(builder), builder.codecOrInstalled());
    this.inFlight = new InFlight(settings.ledgerSize(), MAX_BYTES_IN_FLIGHT);
    ScheduledExecutorService scheduler =
        builder.scheduler == null ? newScheduler() : builder.scheduler;
    this.ownScheduler = builder.scheduler == null ? scheduler : null;
    Outbox outbox = new Outbox(builder, scheduler, counters);
    this.notary = new Notary(builder, ledger, scheduler);
    Dispatcher dispatcher =
        new Dispatcher(builder, roster, notary, outbox, inFlight, scheduler, counters);
    Intake intake =
        new Intake(
            new FrameReader(builder, counters),
            new Addressing(builder.id, roster.profiles()),
            roster,
            builder.codecOrInstalled(),
            notary,
            new StrayNotes(notary, builder.nanoTime),
            dispatcher,
            outbox,
            inFlight,
            counters,
            settings.errorsDespiteNone());
    this.resumption = new Resumption(builder, notary, dispatcher, outbox);
    this.nanoTime = builder.nanoTime;
    this.inbox = new Inbox(settings.inboxSize(), intake, counters, nanoTime, threads("intake"));
  }

  private static Ledger memoryLedger(Consumer.Builder builder) {
    ConsumerSettings settings = builder.settings;
    return new MemoryLedger(
        builder.nanoTime,
        settings.ledgerSize(),
        settings.responseTimeout(),
        settings.ledgerRetention());
  }

  private static List<Lane> lanes(Consumer.Builder builder) {
    List<Lane> lanes = new ArrayList<>();
    for (Actuator actuator : builder.actuators) {
      ThreadFactory threads = threads("actuator-" + actuator.nsid());
      lanes.add(new Lane(actuator, builder.settings.actuatorQueue(), threads));
    }
    return lanes;
  }

  private static ScheduledExecutorService newScheduler() {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, threads("timer"));
    // The timers of Commands that are finished must not pile up.
    scheduler.setRemoveOnCancelPolicy(true);
    return scheduler;
  }

  /** Daemon threads: an actuator that never returns must not keep the program from ending. */
  private static ThreadFactory threads(String name) {
    return task -> {
      Thread thread = new Thread(task, "openc2-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }

  CompletionStage<Void> start() {
    List<CompletableFuture<Void>> starting = new ArrayList<>();
    for (int i = 0; i < transfers.size(); i++) {
      int index = i;
      ConsumerTransfer transfer = transfers.get(i);
      starting.add(start(transfer, frame -> inbox.put(incoming(index, transfer, frame))));
    }
    // After the transfers, which answers need, and before anything that comes in is looked at.
    inbox.start(resumption::run);
    return firstFailureOrAll(starting);
  }

  private Incoming incoming(int index, ConsumerTransfer transfer, InboundFrame frame) {
    return new Incoming(index, transfer, frame, Life.of(frame.life(), nanoTime));
  }

  private static CompletableFuture<Void> start(ConsumerTransfer transfer, FrameHandler handler) {
    try {
      return transfer.start(handler).toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A refused transfer is told at once, also while another still tries to connect. */
  private static CompletionStage<Void> firstFailureOrAll(List<CompletableFuture<Void>> starting) {
    CompletableFuture<Void> started = new CompletableFuture<>();
    CompletionStage<Void> all =
        CompletableFuture.allOf(starting.toArray(CompletableFuture<?>[]::new));
    all.thenRun(() -> started.complete(null));
    for (CompletionStage<Void> one : starting) {
      one.whenComplete((nothing, failure) -> failOn(failure, started));
    }
    return started;
  }

  private static void failOn(@Nullable Throwable failure, CompletableFuture<Void> started) {
    if (failure != null) {
      started.completeExceptionally(failure);
    }
  }

  Statistics statistics() {
    return counters.snapshot();
  }

  void close() {
    // Real time: this waits for real threads.
    long deadline = System.nanoTime() + drain.toNanos();
    // Before the transfers stop: the frame that is being taken in can still be acknowledged.
    if (!inbox.close(drain.toNanos())) {
      LOGGER.atWarn().log("the inbox did not come to an end in time");
    }
    transfers.forEach(transfer -> quietly("stop listening", transfer::stopListening));
    roster.actuators().forEach(actuator -> quietly("call off", actuator::callOff));
    inFlight.awaitNone(deadline - System.nanoTime());
    inFlight.snapshot().forEach(Answering::abandon);
    roster.stop();
    // While the transfers are there: what can be noted now may be told.
    long lastNotes = System.nanoTime() + LAST_NOTES_NANOS;
    notary.close(() -> lastNotes - System.nanoTime() > 0);
    reversed(roster.actuators()).forEach(actuator -> quietly("close", actuator::close));
    reversed(transfers).forEach(transfer -> quietly("close", transfer::close));
    quietly("close", ledger::close);
    if (ownScheduler != null) {
      ownScheduler.shutdownNow();
    }
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  /** One part that fails to end must not keep the others from it. */
  private static void quietly(String what, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOGGER.atError().setCause(e).addKeyValue("action", what).log("a part did not end well");
    }
  }
}
