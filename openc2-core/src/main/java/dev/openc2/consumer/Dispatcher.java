// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.consumer.Roster.Part;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.deadline.Deadlines;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a Command to its actuators, or answers why not. Thread-safe; never throws. */
final class Dispatcher {

  private static final Logger LOGGER = LoggerFactory.getLogger(Dispatcher.class);

  private final Roster roster;
  private final Admission admission;
  private final FeatureQuery features;
  private final CommandDesk desk;
  private final CommandBook book;
  private final Notary notary;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final Deadlines deadlines;
  private final Duration processingAfter;
  private final boolean errorsDespiteNone;
  private final Counters counters;

  Dispatcher(
      Consumer.Builder builder,
      Roster roster,
      Notary notary,
      Outbox outbox,
      InFlight inFlight,
      ScheduledExecutorService scheduler,
      Counters counters) {
    this.roster = roster;
    this.admission = new Admission(builder);
    ConsumerSettings settings = builder.settings;
    this.book =
        new CommandBook(
            builder.clock, builder.nanoTime, settings.ledgerSize(), settings.ledgerRetention());
    this.desk = new CommandDesk(book, roster, builder.codecOrInstalled().profiles());
    this.features =
        new FeatureQuery(
            builder.codecOrInstalled().spelling().language(),
            roster.pairsByProfile(),
            desk.pairs(),
            settings.rateLimit());
    this.notary = notary;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.deadlines = new Deadlines(scheduler);
    this.processingAfter = settings.processingAfter();
    this.errorsDespiteNone = settings.errorsDespiteNone();
    this.counters = counters;
  }

  /** True for what may be done twice, and is done even when nothing more can be remembered. */
  boolean isRepeatable(Command command) {
    return command.isFeatureQuery() || desk.isFor(command);
  }

  /** Runs a Command that comes for the first time, or was left by an earlier run. */
  void dispatch(Order order) {
    try {
      route(order);
    } catch (Throwable e) {
      // What cannot even be begun with must not come back at each start.
      refuse(order, answering(order, null), e);
    }
  }

  private void route(Order order) {
    Command command = order.command();
    if (command.isFeatureQuery()) {
      Answering answering = answering(order, null);
      orRefuse(order, answering, () -> answering.end(features.answer(command)));
    } else if (desk.isFor(command)) {
      Answering answering = answering(order, null);
      orRefuse(order, answering, () -> serve(order, answering));
    } else {
      Course course = book.enter(order);
      Answering answering = answering(order, course);
      orRefuse(order, answering, () -> run(order, course, answering));
    }
  }

  private Answering answering(Order order, @Nullable Course course) {
    return new Answering(order, course, notary, outbox, inFlight, errorsDespiteNone);
  }

  private void orRefuse(Order order, Answering answering, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      refuse(order, answering, e);
    }
  }

  /** Refusing what was begun would say that nothing was done. */
  private void refuse(Order order, Answering answering, Throwable failure) {
    if (failure instanceof Lane.Stopped) {
      // It was noted and acknowledged while the device stopped: the next start runs it.
      answering.abandon();
      return;
    }
    counters.count(Event.REFUSED);
    Response refusal = Failures.toResponse(failure);
    answering.end(order.past().isBegun() ? PartRun.IN_DOUBT : refusal);
  }

  /** About another Command: at once, however much is going on, and not in the lane of that one. */
  private void serve(Order order, Answering answering) {
    if (order.past().isBegun()) {
      // Whether the other one was called off by it nobody can tell: it may have ended by itself.
      answering.end(PartRun.IN_DOUBT);
      return;
    }
    admission.checkTime(order);
    CompletionStage<Response> answer = desk.serve(order, answering::beginning);
    // To be answered when the device stops; if there is no room, that is all that is lost.
    inFlight.add(answering);
    log(order, "serve");
    answering.accepted();
    startTimer(answering);
    answer.whenComplete(
        (response, failure) ->
            answering.end(failure == null ? response : Failures.toResponse(failure)));
  }

  private void run(Order order, Course course, Answering answering) {
    Runnable inTime = () -> admission.checkTime(order);
    Execution execution = new Execution(order, answering, admitted(order, inTime), inTime);
    if (!inFlight.add(answering)) {
      counters.count(Event.OVERLOADED);
      throw new OpenC2Exception(
          StatusCode.SERVICE_UNAVAILABLE, "too many commands are not finished yet");
    }
    execution.reserve();
    counters.count(Event.RUN);
    log(order, "run");
    course.run(execution);
    answering.accepted();
    startTimer(answering);
    execution.start();
  }

  /** Who is to run it; throws the refusal that is to be answered. */
  private List<Part> admitted(Order order, Runnable inTime) {
    if (!order.past().isBegun()) {
      inTime.run();
    }
    List<Part> parts = roster.select(order.command());
    if (!order.past().isAdmitted()) {
      admission.checkRate();
    }
    return parts;
  }

  private static void log(Order order, String event) {
    LOGGER
        .atInfo()
        .addKeyValue("requestId", order.replyTo().label())
        .addKeyValue("from", order.headers().from())
        .addKeyValue("command", order.command().pair())
        .log(event);
  }

  private void startTimer(Answering answering) {
    if (!answering.wantsTimer()) {
      return;
    }
    try {
      answering.timer(deadlines.in(processingAfter, answering::takesLong));
    } catch (RejectedExecutionException e) {
      LOGGER.atDebug().log("no timer: the device is stopping");
    }
  }
}
