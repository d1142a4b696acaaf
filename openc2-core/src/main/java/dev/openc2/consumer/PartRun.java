// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.actuator.Cancellation;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.consumer.Aggregate.Share;
import dev.openc2.consumer.Roster.Part;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a Command at one actuator: its turn comes, its handler returns, and sooner or
 * later there is an outcome; or it is called off. Thread-safe.
 */
final class PartRun implements Cancellation {

  /** What is answered to a Command of which nobody knows whether it has taken effect. */
  static final Response IN_DOUBT =
      Response.of(
          StatusCode.INTERNAL_ERROR,
          "the device stopped while it ran the command; whether it took effect is not known");

  private static final Logger LOGGER = LoggerFactory.getLogger(PartRun.class);

  private final Part part;
  private final CompletableFuture<Response> outcome = new CompletableFuture<>();
  private final CompletableFuture<Void> returned = new CompletableFuture<>();

  /** The turn has come, or never will. */
  private final AtomicBoolean taken = new AtomicBoolean();

  private volatile boolean begun;
  private volatile boolean stopped;
  private volatile @Nullable Stop stop;

  PartRun(Part part) {
    this.part = part;
  }

  Lane lane() {
    return part.lane();
  }

  private Nsid nsid() {
    return part.lane().actuator().nsid();
  }

  CompletableFuture<Response> outcome() {
    return outcome;
  }

  CompletableFuture<Void> returned() {
    return returned;
  }

  /** True if its handler was called. */
  boolean isBegun() {
    return begun;
  }

  /** True if it was called off. */
  boolean isStopped() {
    return stopped;
  }

  /** Its outcome, which must be there. */
  Share share() {
    return new Share(nsid(), outcome.join());
  }

  @Override
  public void offer(Stop newStop) {
    stop = newStop;
  }

  /** Runs on the thread of the lane, which must survive whatever the actuator throws. */
  void run(Order order, Runnable admission) {
    if (!taken.compareAndSet(false, true)) {
      returned.complete(null);
      return;
    }
    begun = true;
    try {
      start(order, admission)
          .whenComplete(
              (response, failure) ->
                  outcome.complete(
                      failure == null ? answer(response) : Failures.toResponse(failure)));
    } catch (Throwable e) {
      outcome.complete(Failures.toResponse(e));
    } finally {
      returned.complete(null);
    }
  }

  private CompletionStage<Response> start(Order order, Runnable admission) {
    Invocation invocation = order.invocation(this);
    if (order.past().isBegun()) {
      Recovery recovery = recover(order.command(), invocation);
      if (recovery instanceof Recovery.Done done) {
        return CompletableFuture.completedFuture(done.response());
      }
      if (recovery instanceof Recovery.Going going) {
        return going.outcome();
      }
      if (!(recovery instanceof Recovery.NotDone)) {
        return CompletableFuture.completedFuture(IN_DOUBT);
      }
    }
    admission.run();
    return part.handler().handle(order.command(), invocation);
  }

  /** Whoever fails to tell does not know. */
  private @Nullable Recovery recover(Command command, Invocation invocation) {
    try {
      return part.lane().actuator().recover(command, invocation);
    } catch (Throwable e) {
      LOGGER.atError().setCause(e).addKeyValue("nsid", nsid()).log("an actuator could not recover");
      return null;
    }
  }

  /** It could not be begun. */
  void fail(Throwable failure) {
    taken.set(true);
    outcome.complete(Failures.toResponse(failure));
    returned.complete(null);
  }

  private static Response answer(@Nullable Response response) {
    return response == null
        ? Failures.toResponse(new NullPointerException("an actuator answered null"))
        : response;
  }

  /**
   * Calls it off; the stage has what to answer to whoever wants that.
   *
   * @param instead its outcome if that can be done
   */
  CompletionStage<Share> cancel(Response instead) {
    if (outcome.isDone()) {
      return told(stopped ? Response.of(StatusCode.OK) : tooLate());
    }
    if (taken.compareAndSet(false, true)) {
      return told(stopped(instead));
    }
    Stop offered = stop;
    if (offered == null) {
      return told(
          Response.of(
              StatusCode.NOT_IMPLEMENTED, "the command is being run and cannot be stopped"));
    }
    return ask(offered)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                return share(Failures.toResponse(failure));
              }
              return share(done ? stopped(instead) : tooLate());
            });
  }

  private static CompletionStage<Boolean> ask(Stop offered) {
    try {
      return offered.stop();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Response stopped(Response instead) {
    stopped = true;
    outcome.complete(instead);
    return Response.of(StatusCode.OK);
  }

  private Response tooLate() {
    Response known = outcome.getNow(null);
    return Response.of(
        StatusCode.INTERNAL_ERROR,
        "too late: the command has "
            + (known == null ? "taken effect" : "ended with " + known.status()));
  }

  private CompletionStage<Share> told(Response response) {
    return CompletableFuture.completedFuture(share(response));
  }

  private Share share(Response response) {
    return new Share(nsid(), response);
  }
}
