// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.consumer.FrameReader.Head;
import dev.openc2.consumer.Reading.Request;
import dev.openc2.consumer.Reading.Unintelligible;
import dev.openc2.consumer.Statistics.Event;
import dev.openc2.encoding.Draft;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Looks at frames: what is in them, is it for this device, was it seen before? Each frame is
 * acknowledged exactly when nothing is lost by forgetting it.
 */
final class Intake {

  /** Reading more of a frame would keep the thread of a transfer too long. */
  private static final int MAX_BYTES_TO_TURN_AWAY = 16 * 1024;

  private static final Response BUSY =
      Response.of(StatusCode.SERVICE_UNAVAILABLE, "too many commands; nothing was done");

  /** It may be a retry of one that was run long ago: the ledger was not asked. */
  private static final Response NOT_LOOKED_AT =
      Response.of(
          StatusCode.SERVICE_UNAVAILABLE,
          "too many commands are waiting; this delivery was not looked at");

  /** It may be a retry of one that was run: nobody could look. */
  private static final Response NOT_NOTED =
      Response.of(
          StatusCode.SERVICE_UNAVAILABLE,
          "the device cannot note commands down at present; it was not run now");

  private static final CompletionStage<?> DECIDED = CompletableFuture.completedFuture(null);

  private final FrameReader reader;
  private final Addressing addressing;
  private final Roster roster;
  private final Fingerprint fingerprint;
  private final Notary notary;
  private final StrayNotes strays;
  private final Dispatcher dispatcher;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final Counters counters;
  private final boolean errorsDespiteNone;

  Intake(
      FrameReader reader,
      Addressing addressing,
      Roster roster,
      MessageCodec codec,
      Notary notary,
      StrayNotes strays,
      Dispatcher dispatcher,
      Outbox outbox,
      InFlight inFlight,
      Counters counters,
      boolean errorsDespiteNone) {
    this.reader = reader;
    this.addressing = addressing;
    this.roster = roster;
    this.fingerprint = new Fingerprint(codec);
    this.notary = notary;
    this.strays = strays;
    this.dispatcher = dispatcher;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.counters = counters;
    this.errorsDespiteNone = errorsDespiteNone;
  }

  /** True if {@link #take} would keep its caller waiting for nothing now. */
  boolean isPrompt() {
    return notary.decidesAtOnce();
  }

  /**
   * Takes a frame in; the stage completes when it has been decided what becomes of it. One thread
   * at a time: Commands are decided in the order of arrival.
   */
  CompletionStage<?> take(Incoming incoming) {
    Reading reading = read(incoming);
    if (reading instanceof Request request) {
      try {
        return take(incoming, request);
      } catch (Throwable e) {
        incoming.frame().acknowledge();
        reply(incoming, request, Failures.toResponse(e));
        return DECIDED;
      }
    }
    if (reading instanceof Unintelligible unintelligible) {
      answer(incoming, unintelligible);
    }
    incoming.frame().acknowledge();
    return DECIDED;
  }

  /**
   * Answers that there is no room, if that costs little; the frame is not looked at any more. What
   * is under way is answered by its own end and not called refused. Any thread.
   */
  void turnAway(Incoming incoming) {
    if (incoming.frame().payload().length > MAX_BYTES_TO_TURN_AWAY) {
      turnAwayLarge(incoming);
    } else if (read(incoming) instanceof Request request) {
      LedgerKey key = key(request);
      if (key != null && inFlight.holds(key)) {
        counters.count(Event.COPY);
      } else {
        reply(incoming, request, NOT_LOOKED_AT);
      }
    }
  }

  /**
   * Of a large frame the beginning has to do: who sent it, for whom, and its request id. Whether it
   * wants no answer stands behind, and so does what a group would have to know of it.
   */
  private void turnAwayLarge(Incoming incoming) {
    InboundFrame frame = incoming.frame();
    Head head = frame.isRetained() ? null : reader.head(frame, MAX_BYTES_TO_TURN_AWAY);
    if (head == null || head.draft().requestId() == null) {
      return;
    }
    List<String> to = head.draft().to();
    boolean isForUsAlone = frame.isForThisDeviceAlone() || addressing.isNamed(to);
    if (!isForUsAlone || !addressing.includes(to)) {
      return;
    }
    ReplyTo replyTo = ReplyTo.of(incoming, head.draft(), head.encoding());
    if (inFlight.holds(key(replyTo, head.draft().requestId()))) {
      counters.count(Event.COPY);
    } else {
      outbox.send(replyTo, NOT_LOOKED_AT);
    }
  }

  private static LedgerKey key(ReplyTo replyTo, RequestId requestId) {
    String from = replyTo.producer() == null ? null : replyTo.producer().value();
    return new LedgerKey(from, LedgerKey.Kind.REQUEST, requestId.value());
  }

  /** What there is to be answered in a frame; null if there is nothing. */
  private @Nullable Reading read(Incoming incoming) {
    InboundFrame frame = incoming.frame();
    if (frame.isRetained()) {
      counters.count(Event.RETAINED);
      return null;
    }
    Reading reading = reader.read(frame);
    Event reason = null;
    if (reading instanceof Request request) {
      reason = reasonToIgnore(frame, request);
    } else if (reading instanceof Unintelligible unintelligible) {
      reason = reasonToIgnore(unintelligible.draft());
    } else {
      reason = Event.NOT_A_COMMAND;
    }
    if (reason != null) {
      counters.count(reason);
      return null;
    }
    return reading;
  }

  private @Nullable Event reasonToIgnore(InboundFrame frame, Request request) {
    List<String> to = request.message().headers().to();
    if (!addressing.includes(to)) {
      return Event.NOT_ADDRESSED;
    }
    // To a group, whoever cannot be meant is silent; a query of features is for everybody.
    boolean isForUsAlone = frame.isForThisDeviceAlone() || addressing.isNamed(to);
    if (isForUsAlone || request.command().isFeatureQuery() || roster.isFor(request.command())) {
      return null;
    }
    return Event.NOT_HERE;
  }

  private @Nullable Event reasonToIgnore(@Nullable Draft draft) {
    return draft == null || addressing.includes(draft.to()) ? null : Event.NOT_ADDRESSED;
  }

  /** In the encoding of the request, to whoever can be made out (transf-mqtt v1.0 §2.2). */
  private void answer(Incoming incoming, Unintelligible unintelligible) {
    counters.count(Event.MALFORMED);
    Draft draft = unintelligible.draft();
    Response response = Failures.toResponse(unintelligible.problem());
    strays.note(incoming, draft, response);
    if (draft == null || isErrorDue(draft.responseRequested())) {
      outbox.send(ReplyTo.of(incoming, draft, unintelligible.encoding()), response);
    }
  }

  private CompletionStage<?> take(Incoming incoming, Request request) {
    if (request.message().headers().from() == null) {
      counters.count(Event.WITHOUT_FROM);
    }
    LedgerKey key = key(request);
    if (key == null) {
      incoming.frame().acknowledge();
      dispatcher.dispatch(order(incoming, request, null));
      return DECIDED;
    }
    return notary
        .decide(arrival(incoming, request, key))
        .whenComplete(
            (decision, failure) -> {
              incoming.frame().acknowledge();
              if (failure == null) {
                act(incoming, request, key, decision);
              } else if (inFlight.holds(key)) {
                counters.count(Event.COPY);
              } else {
                turnAway(incoming, request, NOT_NOTED);
              }
            });
  }

  /** The name of a Command; null if it has none and may be done any number of times. */
  private @Nullable LedgerKey key(Request request) {
    Headers headers = request.message().headers();
    return LedgerKey.of(headers, request.command())
        .orElseGet(
            () ->
                dispatcher.isRepeatable(request.command())
                    ? null
                    : LedgerKey.ofContent(headers, fingerprint.of(request.message())));
  }

  private Arrival arrival(Incoming incoming, Request request, LedgerKey key) {
    InboundFrame frame = incoming.frame();
    return new Arrival(
        key,
        fingerprint.of(request.command()),
        request.message(),
        request.encoding().name(),
        incoming.life().left(),
        incoming.index(),
        frame.channel(),
        frame.isRedelivered());
  }

  private void act(Incoming incoming, Request request, LedgerKey key, Decision decision) {
    switch (decision.verdict()) {
      case FIRST -> dispatcher.dispatch(order(incoming, request, key));
      case COPY -> counters.count(Event.COPY);
      case RETRY -> answerAgain(incoming, request, decision.answer());
      case CONFLICT -> refuseConflict(incoming, request, key);
      case FULL -> turnAway(incoming, request, BUSY);
    }
  }

  private void answerAgain(Incoming incoming, Request request, @Nullable Response answer) {
    counters.count(Event.RETRY);
    if (answer != null) {
      reply(incoming, request, answer);
    }
  }

  private void refuseConflict(Incoming incoming, Request request, LedgerKey key) {
    counters.count(Event.CONFLICT);
    String id = key.kind() == LedgerKey.Kind.REQUEST ? "request_id" : "command_id";
    reply(
        incoming,
        request,
        Response.of(StatusCode.BAD_REQUEST, id + ": it was used before for another command"));
  }

  /** What changes nothing may be done twice: the sign of life is there under any flood. */
  private void turnAway(Incoming incoming, Request request, Response refusal) {
    if (dispatcher.isRepeatable(request.command())) {
      dispatcher.dispatch(order(incoming, request, null));
      return;
    }
    counters.count(Event.OVERLOADED);
    reply(incoming, request, refusal);
  }

  /**
   * Answers unless the Producer wants no answer in any case. What is said to one that asked for
   * none is a failure: no success is ever noted for it.
   */
  private void reply(Incoming incoming, Request request, Response response) {
    Command command = request.command();
    if (isErrorDue(command.args().effectiveResponse())) {
      outbox.send(
          ReplyTo.of(incoming.transfer(), request.message().headers(), request.encoding()),
          response);
    }
  }

  private boolean isErrorDue(@Nullable ResponseRequested requested) {
    return requested != ResponseRequested.NONE || errorsDespiteNone;
  }

  private static Order order(Incoming incoming, Request request, @Nullable LedgerKey key) {
    Headers headers = request.message().headers();
    return new Order(
        ReplyTo.of(incoming.transfer(), headers, request.encoding()),
        headers,
        request.command(),
        key,
        incoming.life(),
        Order.Past.NONE,
        incoming.frame().payload().length);
  }
}
