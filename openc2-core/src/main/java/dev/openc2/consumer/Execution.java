// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.consumer.Aggregate.Share;
import dev.openc2.consumer.Roster.Part;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Runs one Command on the actuators that it is for: all of them are begun in their order, each in
 * its own lane, and their answers become one.
 */
final class Execution {

  private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

  private final Order order;
  private final Answering answering;
  private final Runnable admission;
  private final List<PartRun> parts;

  /**
   * Prepares the run of a Command by these actuators.
   *
   * @param admission throws if it is too late by now: the wait in a lane may be long
   */
  Execution(Order order, Answering answering, List<Part> parts, Runnable admission) {
    this.order = order;
    this.answering = answering;
    this.admission = admission;
    this.parts = parts.stream().map(PartRun::new).toList();
  }

  /**
   * Takes a place in each lane, or in none; throws {@link OpenC2Exception} if there are not enough.
   */
  void reserve() {
    if (order.past().isAdmitted()) {
      parts.forEach(part -> part.lane().reserveAgain());
      return;
    }
    List<Lane> reserved = new ArrayList<>();
    for (PartRun part : parts) {
      Lane lane = part.lane();
      if (!lane.reserve()) {
        reserved.forEach(Lane::release);
        throw new OpenC2Exception(
            StatusCode.SERVICE_UNAVAILABLE,
            "too many commands are waiting for " + lane.actuator().nsid());
      }
      reserved.add(lane);
    }
  }

  /** Begins, in the places that were taken. */
  void start() {
    all(PartRun::outcome)
        .thenRun(() -> answering.end(Aggregate.of(parts.stream().map(PartRun::share).toList())));
    all(PartRun::returned).thenRun(answering::returned);
    parts.forEach(part -> part.lane().execute(() -> run(part)));
  }

  private CompletionStage<Void> all(Function<PartRun, CompletableFuture<?>> future) {
    return CompletableFuture.allOf(parts.stream().map(future).toArray(CompletableFuture<?>[]::new));
  }

  private void run(PartRun part) {
    try {
      if (answering.begin()) {
        part.run(order, admission);
      }
    } catch (Throwable e) {
      part.fail(e);
    }
  }

  /** True if a handler was called. */
  boolean isBegun() {
    return parts.stream().anyMatch(PartRun::isBegun);
  }

  /** True if all of it was called off. */
  boolean isCancelled() {
    return parts.stream().allMatch(PartRun::isStopped);
  }

  /**
   * Calls off what has not taken effect; the stage has what to answer to whoever wants that. Where
   * that is the end, it is told once it is noted: the next start must not run what is said to be
   * called off.
   *
   * @param instead the outcome of what was called off
   */
  CompletionStage<Response> cancel(Response instead) {
    List<CompletableFuture<Share>> shares =
        parts.stream().map(part -> part.cancel(instead).toCompletableFuture()).toList();
    return CompletableFuture.allOf(shares.toArray(CompletableFuture<?>[]::new))
        .thenCompose(done -> isCancelled() ? answering.endNoted() : DONE)
        .thenApply(done -> Aggregate.of(shares.stream().map(CompletableFuture::join).toList()));
  }
}
