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
import org.jspecify.annotations.Nullable;

/**
 * Runs one Command on the actuators that it is for: all of them are begun in their order, each in
 * its own lane, and their answers become one.
 */
final class Execution {

  /** What becomes of one part: its handler returns, and sooner or later there is an answer. */
  private record Running(
      Part part, CompletableFuture<Response> outcome, CompletableFuture<Void> returned) {

    Share share() {
      return new Share(part.lane().actuator().nsid(), outcome.join());
    }
  }

  private final Order order;
  private final Answering answering;
  private final Runnable admission;
  private final List<Running> parts = new ArrayList<>();

  /**
   * Prepares the run of a Command by these actuators.
   *
   * @param admission throws if it is too late by now: the wait in a lane may be long
   */
  Execution(Order order, Answering answering, List<Part> parts, Runnable admission) {
    this.order = order;
    this.answering = answering;
    this.admission = admission;
    parts.forEach(
        part ->
            this.parts.add(
                new Running(part, new CompletableFuture<>(), new CompletableFuture<>())));
  }

  /**
   * Takes a place in each lane, or in none; throws {@link OpenC2Exception} if there are not enough.
   */
  void reserve() {
    List<Lane> reserved = new ArrayList<>();
    for (Running running : parts) {
      Lane lane = running.part().lane();
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
    all(parts.stream().map(Running::outcome).toList())
        .thenRun(() -> answering.end(Aggregate.of(parts.stream().map(Running::share).toList())));
    all(parts.stream().map(Running::returned).toList()).thenRun(answering::returned);
    parts.forEach(running -> running.part().lane().execute(() -> run(running)));
  }

  private static CompletionStage<Void> all(List<? extends CompletableFuture<?>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
  }

  /** Runs on the thread of the lane, which must survive whatever the actuator throws. */
  private void run(Running running) {
    if (!answering.begin()) {
      return;
    }
    try {
      admission.run();
      running
          .part()
          .handler()
          .handle(order.command(), order.invocation())
          .whenComplete(
              (response, failure) ->
                  running
                      .outcome()
                      .complete(failure == null ? answer(response) : Failures.toResponse(failure)));
    } catch (Throwable e) {
      running.outcome().complete(Failures.toResponse(e));
    } finally {
      running.returned().complete(null);
    }
  }

  private static Response answer(@Nullable Response response) {
    return response == null
        ? Failures.toResponse(new NullPointerException("an actuator answered null"))
        : response;
  }
}
