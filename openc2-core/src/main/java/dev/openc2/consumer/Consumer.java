// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.actuator.Actuator;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.TransferException;
import dev.openc2.value.DeviceId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Consumer: takes Commands from its transfers, runs each once on its actuators, and answers
 * (oc2ls v1.0 §4). Thread-safe.
 *
 * <p>Life: {@link #start} once, then {@link #close}; or {@link #run}, which does the first and
 * waits for the second. The transfers, actuators and the ledger belong to it: it closes them.
 */
public final class Consumer implements AutoCloseable {

  private enum State {
    NEW,
    STARTED,
    CLOSED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Engine engine;

  private Consumer(Builder builder) {
    this.engine = new Engine(builder);
  }

  /** A builder for the Consumer with this id. */
  public static Builder builder(DeviceId id) {
    return new Builder(id);
  }

  /**
   * Begins to listen on all transfers. Completes when all of them listen; fails with {@link
   * TransferException} when one of them cannot, after which the Consumer can only be closed.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public CompletionStage<Void> start() {
    if (!state.compareAndSet(State.NEW, State.STARTED)) {
      throw new IllegalStateException("a consumer is started once");
    }
    return engine.start();
  }

  /**
   * Starts and blocks until it is closed by another thread. Closes itself when a transfer cannot
   * listen, and when interrupted.
   *
   * @throws TransferException if a transfer cannot listen
   */
  public void run() throws InterruptedException {
    start()
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                ended.completeExceptionally(failure);
              }
            });
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw cause(e);
    } finally {
      close();
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    Throwable cause = e.getCause();
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  /** What it has seen and done so far. */
  public Statistics statistics() {
    return engine.statistics();
  }

  /**
   * Ends: stops listening, gives what runs time to finish ({@link ConsumerSettings#drain}), answers
   * what did not, and closes actuators, transfers and the ledger, the last built first. Frames that
   * were not looked at yet are left unacknowledged, for the transport to deliver to the next start.
   * Twice is harmless: the second call returns at once.
   */
  @Override
  public void close() {
    if (state.getAndSet(State.CLOSED) == State.CLOSED) {
      return;
    }
    try {
      engine.close();
    } finally {
      ended.complete(null);
    }
  }

  /** Puts a Consumer together; not thread-safe. */
  public static final class Builder {

    final DeviceId id;
    final List<ConsumerTransfer> transfers = new ArrayList<>();
    final List<Actuator> actuators = new ArrayList<>();
    private @Nullable MessageCodec codec;
    Encodings encodings = Encodings.with(List.of());
    Encoding defaultEncoding = Encodings.JSON;
    @Nullable Ledger ledger;
    InstantSource clock = InstantSource.system();
    LongSupplier nanoTime = System::nanoTime;
    @Nullable ScheduledExecutorService scheduler;
    ConsumerSettings settings = ConsumerSettings.DEFAULT;

    private Builder(DeviceId id) {
      this.id = id;
    }

    /** Adds a transfer; at least one is needed. */
    public Builder transfer(ConsumerTransfer value) {
      transfers.add(value);
      return this;
    }

    /**
     * Adds an actuator; at least one is needed. Where several are meant, they run in this order.
     */
    public Builder actuator(Actuator value) {
      actuators.add(value);
      return this;
    }

    /**
     * Sets the codec; by default one that knows every profile on the class path. {@code query
     * command} and {@code cancel command} are offered if it knows {@link
     * dev.openc2.progress.ProgressProfile}.
     */
    public Builder codec(MessageCodec value) {
      codec = value;
      return this;
    }

    /** The class path is looked through only if nobody gave a codec. */
    MessageCodec codecOrInstalled() {
      if (codec == null) {
        codec = MessageCodec.of(Profiles.installed());
      }
      return codec;
    }

    /** Sets the encodings that are understood; JSON and CBOR if not called. */
    public Builder encodings(Encodings value) {
      encodings = value;
      return this;
    }

    /** Sets the encoding to answer in where the one of the request is not known; JSON. */
    public Builder defaultEncoding(Encoding value) {
      defaultEncoding = value;
      return this;
    }

    /** Sets where Commands are remembered; a {@link MemoryLedger} if not called. */
    public Builder ledger(Ledger value) {
      ledger = value;
      return this;
    }

    /** Sets the clock for what messages say about time. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /** Sets the steady time, as of {@link System#nanoTime}, for ages and the rate limit. */
    public Builder nanoTime(LongSupplier value) {
      nanoTime = value;
      return this;
    }

    /** Sets what runs timers; it stays the caller's. One of its own if not called. */
    public Builder scheduler(ScheduledExecutorService value) {
      scheduler = value;
      return this;
    }

    /** Sets how much it takes on and how long it remembers. */
    public Builder settings(ConsumerSettings value) {
      settings = value;
      return this;
    }

    /**
     * The Consumer, not started; throws {@link IllegalArgumentException} if something is missing.
     */
    public Consumer build() {
      if (transfers.isEmpty()) {
        throw new IllegalArgumentException("a consumer needs at least one transfer");
      }
      if (actuators.isEmpty()) {
        throw new IllegalArgumentException("a consumer needs at least one actuator");
      }
      return new Consumer(this);
    }
  }
}
