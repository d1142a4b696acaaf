// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.progress.CommandReport;
import dev.openc2.progress.Stage;
import dev.openc2.value.CommandId;
import dev.openc2.value.StatusCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The way of one Command from its arrival to its end, and what came of it. Thread-safe. */
final class Course {

  private final InstantSource clock;
  private final Action action;
  private final String target;
  private final @Nullable Instant start;

  private final Object lock = new Object();

  // What has ended is remembered for long, many at once, and holds on to nothing but its outcome.

  /** Null before it is run, and after; guarded by the lock. */
  private @Nullable Execution execution;

  /** Null after the end; guarded by the lock. */
  private java.util.function.@Nullable Consumer<Course> atEnd;

  /** Guarded by the lock. */
  private @Nullable Response outcome;

  /** Null unless it was called off; guarded by the lock. */
  private @Nullable CompletionStage<Void> endNoted;

  /**
   * Begins.
   *
   * @param atEnd called when it is over
   */
  Course(Command command, InstantSource clock, java.util.function.Consumer<Course> atEnd) {
    this.clock = clock;
    this.atEnd = atEnd;
    this.action = command.action();
    this.target = command.target().name();
    this.start = start(command.args());
  }

  /** When a Command is to begin, or null for at once (oc2ls v1.0 §3.3.1.4). */
  private static @Nullable Instant start(Args args) {
    if (args.startTime() == null && args.stopTime() != null && args.duration() != null) {
      return args.stopTime().minus(args.duration());
    }
    return args.startTime();
  }

  /** True if its start is ahead. */
  boolean isScheduled() {
    return start != null && start.isAfter(clock.instant());
  }

  /** It will be run. */
  void run(Execution newExecution) {
    synchronized (lock) {
      execution = newExecution;
    }
  }

  /**
   * It is over.
   *
   * @param noted completes when that is noted
   */
  void end(Response newOutcome, CompletionStage<Void> noted) {
    java.util.function.Consumer<Course> listener;
    synchronized (lock) {
      outcome = newOutcome;
      endNoted = execution != null && execution.isCancelled() ? noted : null;
      execution = null;
      listener = atEnd;
      atEnd = null;
    }
    if (listener != null) {
      listener.accept(this);
    }
  }

  /**
   * The answer to a question about it.
   *
   * @param id the id that it was asked by
   */
  Response report(CommandId id) {
    synchronized (lock) {
      Stage stage = stage();
      CommandReport report =
          new CommandReport(
              id,
              action.wireName() + ' ' + target,
              stage,
              stage == Stage.SCHEDULED ? start : null,
              outcome == null ? null : outcome.status(),
              outcome == null ? null : outcome.statusText());
      return Response.ok(with(report, outcome == null ? null : outcome.results()));
    }
  }

  private Stage stage() {
    if (outcome != null) {
      return endNoted == null ? Stage.FINISHED : Stage.CANCELLED;
    }
    if (isScheduled()) {
      return Stage.SCHEDULED;
    }
    return execution != null && execution.isBegun() ? Stage.RUNNING : Stage.WAITING;
  }

  private static Results with(CommandReport report, @Nullable Results results) {
    if (results == null) {
      return Results.of(report);
    }
    List<Extension> extensions = new ArrayList<>();
    extensions.add(report);
    extensions.addAll(results.extensions().byNsid().values());
    return new Results(
        results.versions(),
        results.profiles(),
        results.pairs(),
        results.rateLimit(),
        Extensions.of(extensions),
        null);
  }

  /**
   * Calls it off; the stage has what to answer to whoever wants that. To call off what was called
   * off is no mistake.
   *
   * @param instead its outcome if that can be done
   */
  CompletionStage<Response> cancel(Response instead) {
    Execution running;
    synchronized (lock) {
      if (outcome != null) {
        return endNoted == null
            ? CompletableFuture.completedFuture(tooLate(outcome))
            : endNoted.thenApply(noted -> Response.of(StatusCode.OK));
      }
      running = execution;
    }
    if (running == null) {
      return CompletableFuture.completedFuture(
          Response.of(StatusCode.SERVICE_UNAVAILABLE, "the command is just being taken on"));
    }
    return running.cancel(instead);
  }

  private static Response tooLate(Response outcome) {
    return Response.of(
        StatusCode.INTERNAL_ERROR, "too late: the command has ended with " + outcome.status());
  }
}
