// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.progress.ProgressProfile;
import dev.openc2.target.CommandTarget;
import dev.openc2.value.CommandId;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code query command} and {@code cancel command} for the whole Consumer (oc2ls v1.0
 * §3.3.1.1, §3.3.1.2). A Producer learns of its own Commands only: to it, those of others do not
 * exist. Thread-safe.
 */
final class CommandDesk {

  private static final CompletionStage<Response> STOPPING =
      CompletableFuture.completedFuture(
          Response.of(StatusCode.SERVICE_UNAVAILABLE, "the device is stopping"));

  private final CommandBook book;
  private final Roster roster;
  private final Pairs pairs;

  /**
   * Opens.
   *
   * @param profiles what can be said; without {@link ProgressProfile} there is no answer, and so
   *     nothing is offered
   */
  CommandDesk(CommandBook book, Roster roster, Profiles profiles) {
    this.book = book;
    this.roster = roster;
    this.pairs =
        profiles.get(ProgressProfile.NSID).map(profile -> profile.pairs()).orElse(Pairs.NONE);
  }

  /** The pairs that it offers. */
  Pairs pairs() {
    return pairs;
  }

  /** True for a Command about another one, if that is offered. */
  boolean isFor(Command command) {
    return command.target() instanceof CommandTarget
        && pairs.contains(command.action(), CommandTarget.NAME);
  }

  /**
   * The answer, or throws {@link OpenC2Exception} with the status to answer. Never blocks.
   *
   * @param begin notes that another Command is about to be called off; nothing is done before its
   *     stage has completed, if that fails, or if it has false because the device stops
   */
  CompletionStage<Response> serve(Order order, Supplier<CompletionStage<Boolean>> begin) {
    Command command = order.command();
    roster.checkIsHere(command.actuator());
    checkArgs(command.args());
    CommandId id = ((CommandTarget) command.target()).id();
    String from = order.headers().from();
    Course course =
        book.find(from, id)
            .orElseThrow(
                () ->
                    new OpenC2Exception(
                        StatusCode.NOT_FOUND,
                        "no command " + Printable.quote(id.value()) + " of yours is known"));
    return command.action() == Action.QUERY
        ? CompletableFuture.completedFuture(course.report(id))
        : begin.get().thenCompose(mayGoOn -> mayGoOn ? course.cancel(cancelled(from)) : STOPPING);
  }

  /** It is asked and done now or not at all. */
  private static void checkArgs(Args args) {
    if (args.startTime() != null
        || args.stopTime() != null
        || args.duration() != null
        || !args.extensions().isEmpty()) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, "Option not supported");
    }
  }

  private static Response cancelled(@Nullable String from) {
    return Response.of(
        StatusCode.INTERNAL_ERROR,
        from == null ? "cancelled" : "cancelled by " + Printable.cut(from, Printable.MAX_LENGTH));
  }
}
