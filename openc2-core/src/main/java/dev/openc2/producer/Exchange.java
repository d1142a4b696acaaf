// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.deadline.Deadline;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.producer.Collector.Taken;
import dev.openc2.producer.Collector.Verdict;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.TransferException;
import dev.openc2.value.RequestId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One Command and what comes back. Thread-safe.
 *
 * <p>It is over as soon as nothing more can come: every device in {@code to} gave a final status or
 * cannot be reached; or as many devices as expected gave one; or the transport said that nobody
 * listens; or the time was up. A 102 is final only if {@code ack} or {@code status} was asked for;
 * if {@code none} was, the exchange is over when the transport took the Command. What comes later
 * is dropped and counted.
 */
public final class Exchange {

  /** Answers of one exchange are kept up to this many bytes, as they came. */
  private static final long MAX_BYTES = 64L << 20;

  private final RequestId requestId;
  private final Message message;
  private final Command command;
  private final LongSupplier nanoTime;
  private final long sentAt;
  private final Consumer<Exchange> onEnd;
  private final Audience audience;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private final Object lock = new Object();
  // Guarded by lock. Nothing changes after over became true.
  private final Collector collector;
  private final Set<Integer> changed = new LinkedHashSet<>();
  private @Nullable Deadline deadline;
  private @Nullable Runnable completion;
  private long bytes;
  private boolean over;
  // Whether foreign code may wait for the outcome.
  private boolean asked;

  Exchange(
      RequestId requestId,
      Message message,
      Command command,
      Collector collector,
      Executor executor,
      LongSupplier nanoTime,
      Consumer<Exchange> onEnd) {
    this.requestId = requestId;
    this.message = message;
    this.command = command;
    this.collector = collector;
    this.nanoTime = nanoTime;
    this.sentAt = nanoTime.getAsLong();
    this.onEnd = onEnd;
    this.audience = new Audience(executor, this::row);
  }

  /** The request id that ties the answers to this exchange. */
  public RequestId requestId() {
    return requestId;
  }

  /** What was sent. */
  public Message message() {
    return message;
  }

  /**
   * What is known now: the devices in {@code to} in that order, silent until something comes from
   * them, then the others as they answered.
   */
  public List<Responder> responders() {
    synchronized (lock) {
      return collector.responders();
    }
  }

  /**
   * Adds a listener for every responder that changes; it first gets those that already did. When
   * the time is up it gets those that stayed silent. Listeners are called one after the other on
   * the Producer's executor; one that is too slow gets the newest state of a responder and not each
   * on the way. The outcome waits until those there are have heard everything, so they must not
   * wait for it; one that is added when it is over hears it all the same, before {@link #await}
   * returns.
   */
  public void listen(Consumer<Responder> listener) {
    synchronized (lock) {
      audience.add(listener, changed);
    }
    audience.tell();
  }

  /**
   * What is known when it is over. Never fails because of a peer: only with {@link
   * TransferException} when the Command could not be handed to the transport at all, or when it was
   * for a group and nobody confirmed in time that it was taken for it. Completes on the Producer's
   * executor.
   */
  public CompletionStage<Outcome> outcome() {
    synchronized (lock) {
      asked = true;
    }
    return outcome.minimalCompletionStage();
  }

  /**
   * Waits for the {@link #outcome}, and for the listeners there are to have heard it all. Not to be
   * called by a listener.
   *
   * @throws TransferException if that is how it ends
   */
  public Outcome await() throws InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransferException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      audience.awaitTold();
    }
  }

  /** Ends the exchange now with what is known; does not call the Command back. */
  public void cancel() {
    end(Ending.CANCELLED);
  }

  /** Sets what is to be cancelled at the end. */
  void deadline(Deadline newDeadline) {
    boolean tooLate;
    synchronized (lock) {
      deadline = newDeadline;
      tooLate = over;
    }
    if (tooLate) {
      newDeadline.callOff();
    }
  }

  /** Takes a Response of that many bytes; null if the exchange is over. */
  @Nullable Verdict answer(@Nullable String from, Response response, int size) {
    return take(size, after -> collector.answer(from, response, after));
  }

  /** Takes something that is no Response; null if the exchange is over. */
  @Nullable Verdict unintelligible(@Nullable String from, String problem) {
    return take(0, after -> collector.unintelligible(from, problem, after));
  }

  void delivered(int row, Delivery delivery) {
    take(0, after -> collector.delivered(row, delivery, after));
  }

  void notDelivered(int row, TransferException problem) {
    take(0, after -> collector.notDelivered(row, problem, after));
  }

  /** Ends it whatever came; the first ending stays. */
  void end(Ending ending) {
    synchronized (lock) {
      if (over) {
        return;
      }
      noteOverdue(ending);
      TransferException unknown = ending == Ending.DEADLINE ? collector.groupUnconfirmed() : null;
      if (unknown == null) {
        finish(ending);
      } else {
        fail(unknown);
      }
    }
    announce();
  }

  private @Nullable Verdict take(int size, Function<Duration, Taken> news) {
    Taken taken;
    synchronized (lock) {
      if (over) {
        return null;
      }
      if (size > MAX_BYTES - bytes) {
        return Verdict.OVERFLOW;
      }
      taken = news.apply(Duration.ofNanos(nanoTime.getAsLong() - sentAt));
      if (taken.verdict() == Verdict.NEWS) {
        bytes += size;
        note(taken.row());
      }
      finishIfOver();
    }
    announce();
    return taken.verdict();
  }

  // Call with the lock.
  private void note(int row) {
    changed.add(row);
    audience.changed(row);
  }

  // Call with the lock.
  private void finishIfOver() {
    TransferException failure = collector.failure();
    if (failure != null) {
      fail(failure);
      return;
    }
    Ending ending = collector.ending();
    if (ending != null) {
      finish(ending);
    }
  }

  // Call with the lock.
  private void noteOverdue(Ending ending) {
    Duration after = Duration.ofNanos(nanoTime.getAsLong() - sentAt);
    for (int row = 0; row < collector.size(); row++) {
      if (collector.isOverdue(row)) {
        collector.noteIfUnconfirmed(row, ending, after);
        note(row);
      }
    }
  }

  // Call with the lock.
  private void fail(TransferException failure) {
    over = true;
    completion = () -> outcome.completeExceptionally(failure);
  }

  // Call with the lock.
  private void finish(Ending ending) {
    over = true;
    Outcome known = new Outcome(requestId, command, ending, collector.responders());
    completion = () -> outcome.complete(known);
  }

  /**
   * Tells the listeners and, once it is over, everybody else. Without the lock: foreign code runs.
   */
  private void announce() {
    Runnable last;
    Deadline timer;
    synchronized (lock) {
      last = completion;
      completion = null;
      timer = deadline;
    }
    audience.tell();
    if (last == null) {
      return;
    }
    if (timer != null) {
      timer.callOff();
    }
    onEnd.accept(this);
    conclude(last);
  }

  /** Whoever only waits in {@link #await} is woken by this thread: no foreign code runs there. */
  private void conclude(Runnable last) {
    synchronized (lock) {
      if (!asked && audience.isEmpty()) {
        last.run();
        return;
      }
    }
    audience.afterwards(last);
  }

  private Responder row(int row) {
    synchronized (lock) {
      return collector.row(row);
    }
  }
}
