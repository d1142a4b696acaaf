// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.OpenC2Exception;
import dev.openc2.deadline.Deadlines;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.producer.Counters.Count;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends Commands over one transfer and collects what comes back (oc2ls v1.0 §3.2, transf-mqtt v1.0
 * §2.4.2). Thread-safe; any number of exchanges run at once.
 *
 * <p>Life: {@link #start} once, any number of {@link #send}, {@link #close}. The Producer owns its
 * transfer and closes it.
 */
public final class Producer implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Producer.class);

  private enum State {
    NEW,
    STARTED,
    CLOSED
  }

  private final ProducerTransfer transfer;
  private final Composer composer;
  private final Encoding encoding;
  private final Duration responseTimeout;
  private final int maxResponders;
  private final Supplier<RequestId> requestIds;
  private final LongSupplier nanoTime;
  private final Threads threads;
  private final Counters counters = new Counters();
  private final Deadlines deadlines;
  private final OpenExchanges exchanges;
  private final Intake intake;

  private final Object lock = new Object();
  // Guarded by lock.
  private State state = State.NEW;

  private Producer(Builder builder) {
    transfer = builder.transfer;
    composer = new Composer(builder.id, builder.codecOrInstalled(), builder.clock);
    encoding = builder.encoding;
    responseTimeout = builder.responseTimeout;
    maxResponders = builder.maxResponders;
    requestIds = builder.requestIds;
    nanoTime = builder.nanoTime;
    threads =
        Threads.of("producer-".concat(builder.id.value()), builder.scheduler, builder.executor);
    deadlines = new Deadlines(threads.timer());
    exchanges = new OpenExchanges(builder.maxOpenExchanges);
    intake =
        new Intake(
            builder.codecOrInstalled(),
            builder.encodings,
            builder.encoding,
            exchanges,
            new NotificationDesk(builder.onNotification, threads.listeners()),
            counters);
  }

  /** A builder for a Producer of this id that uses the transfer alone. */
  public static Builder builder(ProducerTransfer transfer, ProducerId id) {
    return new Builder(transfer, id);
  }

  /**
   * Starts the transfer: see {@link ProducerTransfer#start}.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public CompletionStage<Void> start() {
    synchronized (lock) {
      if (state != State.NEW) {
        throw new IllegalStateException("a producer is started once, and not after its end");
      }
      state = State.STARTED;
    }
    return transfer.start(intake);
  }

  /** Sends a Command to all, or to all of its profile: {@link #send(Command, SendOptions)}. */
  public Exchange send(Command command) {
    return send(command, SendOptions.DEFAULT);
  }

  /**
   * Sends a Command to where the options and its profile say, and nowhere else (transf-mqtt v1.0
   * §2.2). Returns at once.
   *
   * @throws InvalidMessageException if the Command is not exactly what the specification asks for;
   *     nothing is sent
   * @throws OpenC2Exception if its profile forbids it, or if too many Commands wait for answers;
   *     nothing is sent
   * @throws IllegalArgumentException if the request id given is that of an open exchange
   * @throws IllegalStateException before {@link #start}
   * @throws TransferException after {@link #close}
   */
  public Exchange send(Command command, SendOptions options) {
    checkStarted();
    Encoding spelling = options.encoding() == null ? encoding : options.encoding();
    Duration timeout = options.timeout() == null ? responseTimeout : options.timeout();
    Duration expiry = options.queueFor() == null ? timeout : options.queueFor();
    RequestId requestId = options.requestId() == null ? requestIds.get() : options.requestId();
    Message message = composer.message(command, requestId, options.to());
    OutboundFrame frame = composer.frame(message, command, spelling, expiry);
    Exchange exchange = open(requestId, message, command, options.expect(), timeout);
    // A close() in between may not have seen the exchange; ending it twice does no harm.
    if (isClosed()) {
      exchange.end(Ending.CLOSED);
      return exchange;
    }
    deliver(exchange, command, frame);
    return exchange;
  }

  /** What was counted until now. */
  public Statistics statistics() {
    return counters.statistics();
  }

  /** Ends open exchanges with {@link Ending#CLOSED} and closes the transfer. Twice is harmless. */
  @Override
  public void close() {
    synchronized (lock) {
      if (state == State.CLOSED) {
        return;
      }
      state = State.CLOSED;
    }
    exchanges.all().forEach(exchange -> exchange.end(Ending.CLOSED));
    try {
      transfer.close();
    } finally {
      deadlines.close();
      threads.close();
    }
  }

  private void checkStarted() {
    synchronized (lock) {
      if (state == State.NEW) {
        throw new IllegalStateException("the producer is not started");
      }
    }
    if (isClosed()) {
      throw closed();
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return state == State.CLOSED;
    }
  }

  private static TransferException closed() {
    return new TransferException(Reason.CLOSED, "the producer is closed");
  }

  private Exchange open(
      RequestId requestId,
      Message message,
      Command command,
      @Nullable Integer expect,
      Duration timeout) {
    Collector collector =
        new Collector(
            message.headers().to(), command.args().effectiveResponse(), expect, maxResponders);
    Exchange exchange =
        new Exchange(
            requestId,
            message,
            command,
            collector,
            threads.listeners(),
            nanoTime,
            exchanges::close);
    exchanges.open(exchange);
    try {
      exchange.deadline(deadlines.in(timeout, () -> exchange.end(Ending.DEADLINE)));
    } catch (RejectedExecutionException e) {
      exchanges.close(exchange);
      throw closed();
    }
    return exchange;
  }

  private void deliver(Exchange exchange, Command command, OutboundFrame frame) {
    counters.add(Count.SENT);
    List<Destination> destinations = Destination.of(exchange.message());
    LOGGER
        .atDebug()
        .addKeyValue("requestId", exchange.requestId())
        .addKeyValue("pair", command.pair())
        .log("command sent");
    // Destination.of keeps the order of "to", so that the number of a destination is its row.
    for (int row = 0; row < destinations.size(); row++) {
      deliver(exchange, row, frame, destinations.get(row));
    }
  }

  private void deliver(Exchange exchange, int row, OutboundFrame frame, Destination destination) {
    CompletionStage<Delivery> delivery;
    try {
      delivery = transfer.send(frame, destination);
    } catch (RuntimeException e) {
      exchange.notDelivered(row, asTransferException(e));
      return;
    }
    delivery.whenComplete(
        (taken, problem) -> {
          if (problem == null) {
            exchange.delivered(row, taken);
          } else {
            exchange.notDelivered(row, asTransferException(problem));
          }
        });
  }

  private static TransferException asTransferException(Throwable problem) {
    Throwable cause = problem;
    if (problem instanceof CompletionException && problem.getCause() != null) {
      cause = problem.getCause();
    }
    if (cause instanceof TransferException known) {
      return known;
    }
    LOGGER.atError().setCause(cause).log("the transfer failed in a way that it must not");
    return new TransferException(Reason.PROTOCOL, "the transfer failed unexpectedly", cause);
  }

  /** Puts a Producer together; not thread-safe. */
  public static final class Builder {

    private static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final int DEFAULT_MAX_OPEN_EXCHANGES = 10_000;
    private static final int DEFAULT_MAX_RESPONDERS = 100_000;

    private final ProducerTransfer transfer;
    private final ProducerId id;
    private @Nullable MessageCodec codec;
    private Encodings encodings = Encodings.with(List.of());
    private Encoding encoding = Encodings.JSON;
    private Duration responseTimeout = DEFAULT_RESPONSE_TIMEOUT;
    private int maxOpenExchanges = DEFAULT_MAX_OPEN_EXCHANGES;
    private int maxResponders = DEFAULT_MAX_RESPONDERS;
    private InstantSource clock = InstantSource.system();
    private LongSupplier nanoTime = System::nanoTime;
    private Supplier<RequestId> requestIds = RequestId::random;
    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable Executor executor;
    private @Nullable Consumer<Message> onNotification;

    private Builder(ProducerTransfer transfer, ProducerId id) {
      this.transfer = Objects.requireNonNull(transfer, "transfer");
      this.id = Objects.requireNonNull(id, "id");
    }

    /** Sets the codec; by default one that knows every profile on the class path. */
    public Builder codec(MessageCodec value) {
      codec = value;
      return this;
    }

    /** The class path is looked through only if nobody gave a codec. */
    private MessageCodec codecOrInstalled() {
      if (codec == null) {
        codec = MessageCodec.of(Profiles.installed());
      }
      return codec;
    }

    /** Sets the encodings that Responses may have; by default JSON and CBOR. */
    public Builder encodings(Encodings value) {
      encodings = value;
      return this;
    }

    /**
     * Sets the encoding of Commands that are sent without one, and the first to try on Responses
     * that do not declare theirs; by default JSON.
     */
    public Builder encoding(Encoding value) {
      encoding = value;
      return this;
    }

    /** Sets how long to wait for answers, 1 ms to 365 days; by default 10 s. */
    public Builder responseTimeout(Duration value) {
      responseTimeout = SendOptions.checkWait("responseTimeout", value);
      return this;
    }

    /** Sets how many exchanges may be open at once, at least 1; by default 10 000. */
    public Builder maxOpenExchanges(int value) {
      maxOpenExchanges = atLeastOne("maxOpenExchanges", value);
      return this;
    }

    /**
     * Sets how many responders are kept in one exchange beside those it is for, at least 1; by
     * default 100 000. Further ones are counted.
     */
    public Builder maxResponders(int value) {
      maxResponders = atLeastOne("maxResponders", value);
      return this;
    }

    /** Sets the clock that {@code created} comes from; by default that of the system. */
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /** Sets the time in nanoseconds that answers are measured with; by default the system's. */
    public Builder nanoTime(LongSupplier value) {
      nanoTime = value;
      return this;
    }

    /** Sets where new request ids come from; by default random UUIDs. */
    public Builder requestIds(Supplier<RequestId> value) {
      requestIds = value;
      return this;
    }

    /**
     * Sets what ends exchanges at their deadline; by default a thread of the Producer's own. One
     * that is given is not shut down.
     */
    public Builder scheduler(ScheduledExecutorService value) {
      scheduler = value;
      return this;
    }

    /**
     * Sets where listeners are called and outcomes completed; by default on a thread of the
     * Producer's own, and on more while listeners block or take their time: none waits for another
     * for more than some milliseconds. An executor that runs tasks on the calling thread has them
     * on those of the transfer, and then they must return soon.
     */
    public Builder executor(Executor value) {
      executor = value;
      return this;
    }

    /** Sets who gets Notifications, one after the other; by default they are dropped. */
    public Builder onNotification(Consumer<Message> value) {
      onNotification = value;
      return this;
    }

    /** The Producer, not started yet. */
    public Producer build() {
      return new Producer(this);
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + ": " + value + " is not at least 1");
      }
      return value;
    }
  }
}
