// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.actuator.Actuator;
import dev.openc2.consumer.Consumer;
import dev.openc2.consumer.Ledger;
import dev.openc2.daemon.config.ActuatorSettings;
import dev.openc2.daemon.config.ConfigurationException;
import dev.openc2.daemon.config.DaemonConfig;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.TransferException;
import dev.openc2.type.Spelling;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Consumer as its configuration wants it, from start to stop. {@link #run} belongs to one thread;
 * {@link #close} may be called by any.
 */
public final class Daemon implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Daemon.class);

  private final DaemonConfig config;
  private final Consumer consumer;
  private final ScheduledExecutorService scheduler;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Object lock = new Object();

  /** Guarded by {@link #lock}. */
  private boolean isClosing;

  private Daemon(DaemonConfig config, Consumer consumer, ScheduledExecutorService scheduler) {
    this.config = config;
    this.consumer = consumer;
    this.scheduler = scheduler;
  }

  /**
   * Makes all the parts; nothing is connected yet.
   *
   * @param environment the environment variables, for passwords that stand there
   * @throws ConfigurationException if a part cannot be made of its configuration
   */
  public static Daemon of(DaemonConfig config, Map<String, String> environment)
      throws ConfigurationException {
    return of(config, Surroundings.of(environment));
  }

  /**
   * Makes all the parts, in these surroundings; nothing is connected yet.
   *
   * @throws ConfigurationException if a part cannot be made of its configuration
   */
  public static Daemon of(DaemonConfig config, Surroundings surroundings)
      throws ConfigurationException {
    StateDirectory state =
        config.stateDirectory() == null ? null : StateDirectory.open(config.stateDirectory());
    Wiring wiring = new Wiring(config, surroundings);
    Profiles profiles = Profiles.installed();
    wiring.checkProfiles(profiles);
    ScheduledExecutorService scheduler = newScheduler();
    try {
      List<ConsumerTransfer> transfers = wiring.transfers(state == null ? null : state.root());
      MessageCodec codec = codec(config, profiles);
      Ledger ledger = null;
      try {
        // Before the actuators: its lock keeps a second program off what they keep there, too.
        ledger = state == null ? null : wiring.ledger(state, codec);
        List<Actuator> actuators = wiring.actuators(scheduler, state);
        Consumer.Builder builder = consumer(config, transfers, actuators, codec, scheduler);
        builder.clock(surroundings.clock());
        if (ledger != null) {
          builder.ledger(ledger);
        }
        return new Daemon(config, builder.build(), scheduler);
      } catch (ConfigurationException e) {
        transfers.forEach(ConsumerTransfer::close);
        if (ledger != null) {
          ledger.close();
        }
        throw e;
      }
    } catch (ConfigurationException e) {
      scheduler.shutdownNow();
      throw e;
    }
  }

  /**
   * Finds out whether the configuration could be run, as far as that is possible without connecting
   * and without changing what the actuators act on.
   *
   * @throws ConfigurationException if it could not
   */
  public static void check(DaemonConfig config, Map<String, String> environment)
      throws ConfigurationException {
    Wiring wiring = new Wiring(config, Surroundings.of(environment));
    wiring.checkProfiles(Profiles.installed());
    wiring.transfers(null).forEach(ConsumerTransfer::close);
    wiring.checkActuators();
  }

  private static MessageCodec codec(DaemonConfig config, Profiles profiles) {
    return MessageCodec.of(profiles)
        .withLimits(config.limits())
        .withSpelling(new Spelling(config.language(), false));
  }

  private static Consumer.Builder consumer(
      DaemonConfig config,
      List<ConsumerTransfer> transfers,
      List<Actuator> actuators,
      MessageCodec codec,
      ScheduledExecutorService scheduler) {
    Consumer.Builder builder =
        Consumer.builder(config.device())
            .codec(codec)
            .encodings(Encodings.installed())
            .scheduler(scheduler)
            .settings(config.consumer());
    transfers.forEach(builder::transfer);
    actuators.forEach(builder::actuator);
    return builder;
  }

  private static ScheduledExecutorService newScheduler() {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, Daemon::timer);
    // The timers of Commands that are finished must not pile up, and what they hold on to neither.
    scheduler.setRemoveOnCancelPolicy(true);
    return scheduler;
  }

  private static Thread timer(Runnable task) {
    Thread thread = new Thread(task, "oc2d-timer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts, and returns when closed; only waits for the end of {@link #close} if that came first.
   *
   * @throws TransferException if one of the places where Commands arrive is refused
   */
  public void run() throws InterruptedException {
    start()
        .whenComplete(
            (nothing, failure) -> {
              if (failure == null) {
                log("ready");
              } else if (!isClosing(failure)) {
                ended.completeExceptionally(failure);
              }
            });
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw rootOf(e);
    } finally {
      close();
    }
  }

  /** One step against {@link #close}: what was closed can no longer be started. */
  private CompletionStage<Void> start() {
    synchronized (lock) {
      if (isClosing) {
        return new CompletableFuture<>();
      }
      log("starting");
      warnOfNoState();
      return consumer.start();
    }
  }

  /** A client identifier that is new at each start is a new session at the broker. */
  private void warnOfNoState() {
    boolean isKnownAgain =
        config.stateDirectory() != null
            || config.transfers().stream()
                .allMatch(transfer -> transfer.options().containsKey("clientId"));
    if (!isKnownAgain) {
      LOGGER
          .atWarn()
          .log(
              "no state directory: commands that arrive while this device is stopped are not"
                  + " delivered to its next start");
    }
  }

  private void log(String event) {
    LOGGER
        .atInfo()
        .addKeyValue("device", config.device())
        .addKeyValue("actuators", config.actuators().stream().map(ActuatorSettings::label).toList())
        .addKeyValue(
            "transfers", config.transfers().stream().map(transfer -> transfer.uri()).toList())
        .log(event);
  }

  /** Whether the start was ended by {@link #close}, which has its own way to say so. */
  private static boolean isClosing(Throwable failure) {
    return rootOf(failure) instanceof TransferException transfer
        && transfer.reason() == TransferException.Reason.CLOSED;
  }

  private static RuntimeException rootOf(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException root ? root : new IllegalStateException(cause);
  }

  /**
   * Stops listening, finishes what runs, answers, and disconnects; the wait is bounded by the
   * configured {@code drain}. Twice is harmless.
   */
  @Override
  public void close() {
    synchronized (lock) {
      if (isClosing) {
        return;
      }
      isClosing = true;
    }
    consumer.close();
    scheduler.shutdownNow();
    log("stopped");
    // Last: the process may end as soon as run() returns.
    ended.complete(null);
  }
}
