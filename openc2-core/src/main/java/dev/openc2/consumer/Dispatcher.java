// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.value.StatusCode;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a Command to its actuators, or answers why not. Thread-safe; never throws. */
final class Dispatcher {

  private static final Logger LOGGER = LoggerFactory.getLogger(Dispatcher.class);

  private final Roster roster;
  private final Admission admission;
  private final FeatureQuery features;
  private final Ledger ledger;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final ScheduledExecutorService scheduler;
  private final long processingAfterNanos;
  private final Counters counters;

  Dispatcher(
      Consumer.Builder builder,
      Roster roster,
      Ledger ledger,
      Outbox outbox,
      InFlight inFlight,
      ScheduledExecutorService scheduler,
      Counters counters) {
    this.roster = roster;
    this.admission = new Admission(builder);
    this.features =
        new FeatureQuery(roster.profiles(), roster.pairs(), builder.settings.rateLimit());
    this.ledger = ledger;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.scheduler = scheduler;
    this.processingAfterNanos = builder.settings.processingAfter().toNanos();
    this.counters = counters;
  }

  /** Runs a Command that comes for the first time. */
  void dispatch(Order order) {
    Answering answering = new Answering(order, ledger, outbox, inFlight);
    try {
      if (FeatureQuery.isOne(order.command())) {
        answering.end(features.answer(order.command()));
      } else {
        run(order, answering);
      }
    } catch (Throwable e) {
      counters.count(Event.REFUSED);
      answering.end(Failures.toResponse(e));
    }
  }

  private void run(Order order, Answering answering) {
    Runnable inTime = () -> admission.checkTime(order.headers(), order.command().args());
    inTime.run();
    Execution execution = new Execution(order, answering, roster.select(order.command()), inTime);
    admission.checkRate();
    if (!inFlight.add(answering)) {
      counters.count(Event.OVERLOADED);
      throw new OpenC2Exception(
          StatusCode.SERVICE_UNAVAILABLE, "too many commands are not finished yet");
    }
    execution.reserve();
    counters.count(Event.RUN);
    LOGGER
        .atInfo()
        .addKeyValue("requestId", order.replyTo().label())
        .addKeyValue("from", order.headers().from())
        .addKeyValue("command", order.command().pair())
        .log("run");
    answering.accepted();
    startTimer(answering);
    execution.start();
  }

  private void startTimer(Answering answering) {
    if (!answering.wantsTimer()) {
      return;
    }
    try {
      answering.timer(
          scheduler.schedule(answering::takesLong, processingAfterNanos, TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException e) {
      LOGGER.atDebug().log("no timer: the device is stopping");
    }
  }
}
