// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.TransferException;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table of one exchange: who answered what, and whether that is all. Knows neither time nor
 * threads; not thread-safe.
 *
 * <p>A row per device in {@code to}, in that order, then a row per other responder as it came. A
 * row only ever improves: silent, then not there or not reached, then working, then unintelligible,
 * then answered. So a first final answer stays, and an answer outweighs what the transport thought.
 */
final class Collector {

  /** What became of something that came in; {@code row} is the one that it changed, or -1. */
  record Taken(Verdict verdict, int row) {}

  /** Whether something that came in was news. */
  enum Verdict {
    /** It changed a row. */
    NEWS,
    /** It changed none: it was known, or something better is. */
    NO_NEWS,
    /** There is no room for it. */
    OVERFLOW
  }

  private static final Taken NO_NEWS = new Taken(Verdict.NO_NEWS, -1);
  private static final Taken OVERFLOW = new Taken(Verdict.OVERFLOW, -1);
  private static final int MAX_PROBLEM = 256;
  private static final String NOT_IN_TIME =
      "the command was not confirmed in time; whether it was delivered is not known";
  private static final String NOT_BEFORE_THE_END =
      "the command was not confirmed before nobody waited any more; whether it was delivered is not"
          + " known";

  /** Each of them is compared with every new one. */
  private static final int MAX_UNNAMED = 1000;

  private final int asked;
  private final int deliveries;
  private final ResponseRequested wanted;
  private final @Nullable Integer expect;
  private final int maxOthers;

  private final List<Responder> rows = new ArrayList<>();
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final BitSet unnamed = new BitSet();
  private final BitSet confirmed = new BitSet();
  private int unsettled;
  private int finals;
  private int heard;
  private int delivered;
  private int nobodyListens;
  private int failed;
  private @Nullable TransferException failure;

  /**
   * Makes the table.
   *
   * @param to the devices that were asked, each once; empty if it was a group
   * @param expect how many final answers are enough, or null
   * @param maxOthers how many rows there may be beside those of {@code to}
   */
  Collector(List<String> to, ResponseRequested wanted, @Nullable Integer expect, int maxOthers) {
    this.asked = to.size();
    this.deliveries = Math.max(1, to.size());
    this.wanted = wanted;
    this.expect = expect;
    this.maxOthers = maxOthers;
    this.unsettled = asked;
    for (String device : to) {
      rowOf.put(device, rows.size());
      rows.add(Responder.silent(device));
    }
  }

  /** Takes a Response; {@code from} is null if it does not say who sent it. */
  Taken answer(@Nullable String from, Response response, Duration after) {
    boolean interim = response.isInterim() && wantsOutcome();
    ResponderState state = interim ? ResponderState.WORKING : ResponderState.ANSWERED;
    return take(new Responder(nameOf(from), state, response, after, null), from != null);
  }

  /** Takes something that is no Response, though it came from a device to this exchange. */
  Taken unintelligible(@Nullable String from, String problem, Duration after) {
    return take(
        new Responder(
            nameOf(from),
            ResponderState.UNINTELLIGIBLE,
            null,
            after,
            Printable.cut(problem, MAX_PROBLEM)),
        from != null);
  }

  /** Notes that the transport took the Command for the device in this row, or for the group. */
  Taken delivered(int row, Delivery delivery, Duration after) {
    delivered++;
    confirmed.set(row);
    if (delivery != Delivery.NOBODY_LISTENS) {
      return NO_NEWS;
    }
    nobodyListens++;
    return notReached(row, ResponderState.NOT_THERE, after, null);
  }

  /** Notes that the transport could not take the Command: see {@link #delivered}. */
  Taken notDelivered(int row, TransferException problem, Duration after) {
    if (problem.reason() == TransferException.Reason.EXPIRED && wanted != ResponseRequested.NONE) {
      // It may have got through unconfirmed; the deadline, which is due too, says so.
      return NO_NEWS;
    }
    failed++;
    if (failure == null) {
      failure = problem;
    }
    return notReached(
        row, ResponderState.SILENT, after, Printable.cut(problem.text(), MAX_PROBLEM));
  }

  /** Why the exchange is over, or null while something may still come. */
  @Nullable Ending ending() {
    if (!isOver()) {
      return null;
    }
    return nobodyListens == deliveries && heard == 0 ? Ending.NOBODY_LISTENS : Ending.COMPLETE;
  }

  /** Why the Command could not be handed over at all, or null while one delivery may be good. */
  @Nullable TransferException failure() {
    return failed == deliveries && heard == 0 ? failure : null;
  }

  /** True if an answer is due from this row and there is nothing known about it. */
  boolean isOverdue(int row) {
    return row < asked
        && wanted != ResponseRequested.NONE
        && rows.get(row).state() == ResponderState.SILENT
        && !rows.get(row).isSettled();
  }

  /**
   * Notes at the end that a silent device may not have got the Command, if that is so.
   *
   * @param ending why it is the end
   */
  void noteIfUnconfirmed(int row, Ending ending, Duration after) {
    if (!confirmed.get(row)) {
      String device = rows.get(row).device();
      String problem = ending == Ending.DEADLINE ? NOT_IN_TIME : NOT_BEFORE_THE_END;
      replace(row, new Responder(device, ResponderState.SILENT, null, after, problem));
    }
  }

  /** Why nothing is known of a group at the end, or null if the Command was taken for it. */
  @Nullable TransferException groupUnconfirmed() {
    boolean unknown =
        asked == 0 && heard == 0 && wanted != ResponseRequested.NONE && !confirmed.get(0);
    return unknown ? new TransferException(TransferException.Reason.EXPIRED, NOT_IN_TIME) : null;
  }

  /** The rows; a copy. */
  List<Responder> responders() {
    return List.copyOf(rows);
  }

  Responder row(int row) {
    return rows.get(row);
  }

  int size() {
    return rows.size();
  }

  private boolean isOver() {
    if (wanted == ResponseRequested.NONE) {
      return delivered + failed == deliveries;
    }
    if (expect != null && finals >= expect) {
      return true;
    }
    return asked > 0 ? unsettled == 0 : nobodyListens == deliveries && heard == 0;
  }

  /** False if one 102 is all that was asked for (oc2ls v1.0 §3.3.1.4). */
  private boolean wantsOutcome() {
    return wanted != ResponseRequested.ACK && wanted != ResponseRequested.STATUS;
  }

  private static String nameOf(@Nullable String from) {
    return from == null ? Responder.UNNAMED : from;
  }

  private Taken take(Responder news, boolean named) {
    Integer row = named ? rowOf.get(news.device()) : rowOfUnnamed(news);
    return row == null ? add(news, named) : improve(row, news);
  }

  private Taken add(Responder news, boolean named) {
    if (rows.size() - asked >= maxOthers || (!named && unnamed.cardinality() >= MAX_UNNAMED)) {
      return OVERFLOW;
    }
    int row = rows.size();
    if (named) {
      rowOf.put(news.device(), row);
    } else {
      unnamed.set(row);
    }
    rows.add(Responder.silent(news.device()));
    replace(row, news);
    return new Taken(Verdict.NEWS, row);
  }

  /**
   * Nobody knows how many devices the unnamed are. The same answer again is taken for a copy, and a
   * final one for the end of an interim one.
   */
  private @Nullable Integer rowOfUnnamed(Responder news) {
    Integer interim = null;
    for (int row = unnamed.nextSetBit(0); row >= 0; row = unnamed.nextSetBit(row + 1)) {
      Responder known = rows.get(row);
      if (known.state() == news.state() && Objects.equals(known.response(), news.response())) {
        return row;
      }
      if (interim == null && known.state() == ResponderState.WORKING && news.isFinal()) {
        interim = row;
      }
    }
    return interim;
  }

  private static boolean isProgress(Responder known, Responder news) {
    int step = rank(news) - rank(known);
    boolean moreOfIt =
        step == 0
            && news.state() == ResponderState.WORKING
            && !Objects.equals(known.response(), news.response());
    return step > 0 || moreOfIt;
  }

  private static int rank(Responder responder) {
    return switch (responder.state()) {
      case SILENT -> responder.problem() == null ? 0 : 1;
      case NOT_THERE -> 1;
      case WORKING -> 2;
      case UNINTELLIGIBLE -> 3;
      case ANSWERED -> 4;
    };
  }

  private Taken notReached(
      int row, ResponderState state, Duration after, @Nullable String problem) {
    if (asked == 0) {
      return NO_NEWS;
    }
    return improve(row, new Responder(rows.get(row).device(), state, null, after, problem));
  }

  private Taken improve(int row, Responder news) {
    if (!isProgress(rows.get(row), news)) {
      return NO_NEWS;
    }
    replace(row, news);
    return new Taken(Verdict.NEWS, row);
  }

  private void replace(int row, Responder news) {
    Responder known = rows.set(row, news);
    if (row < asked) {
      unsettled += (known.isSettled() ? 1 : 0) - (news.isSettled() ? 1 : 0);
    }
    if (row < asked || (asked == 0 && !unnamed.get(row))) {
      finals += (news.isFinal() ? 1 : 0) - (known.isFinal() ? 1 : 0);
    }
    heard += (news.isHeard() ? 1 : 0) - (known.isHeard() ? 1 : 0);
  }
}
