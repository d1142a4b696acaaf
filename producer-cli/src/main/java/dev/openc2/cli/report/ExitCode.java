// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Responder;
import dev.openc2.producer.ResponderState;
import org.jspecify.annotations.Nullable;

/** The exit codes of {@code oc2}. */
public enum ExitCode {
  /** Everybody answered 2xx, or accepted where only that was asked for. */
  OK(0, "all answered 2xx (or accepted the command, for ack and none)"),
  /** Somebody said no. */
  REFUSED(1, "a device answered 4xx or 5xx, or something unintelligible"),
  /** The Command cannot be sent as it is, or what came of it cannot be written. */
  USAGE(2, "usage error or invalid command, nothing was sent; or the output cannot be written"),
  /** Somebody did not answer in time. */
  SILENT(3, "a device was silent, or not finished, at the deadline"),
  /** The transport knows that nobody gets the Command. */
  NOBODY(4, "nobody listens there"),
  /** No connection. */
  BROKER(5, "the broker is unreachable or refused us"),
  /** A mistake of ours. */
  BUG(70, "an error in oc2 itself"),
  /** SIGINT; the JVM exits with it by itself. */
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number for the shell. */
  public int code() {
    return code;
  }

  /** What it means, for the help text. */
  public String meaning() {
    return meaning;
  }

  /**
   * The code for what became of a Command: if several apply, the lowest but 0.
   *
   * @param expect how many devices were expected to answer, or null if that was not said
   */
  public static ExitCode of(Outcome outcome, @Nullable Integer expect) {
    ResponseRequested asked = outcome.command().args().effectiveResponse();
    if (outcome.responders().stream().anyMatch(responder -> isRefusal(responder, asked))) {
      return REFUSED;
    }
    return switch (outcome.ending()) {
      case CANCELLED -> INTERRUPTED;
      case CLOSED -> BROKER;
      case NOBODY_LISTENS -> NOBODY;
      case DEADLINE ->
          expect != null || isSomebodyLate(outcome, asked) ? SILENT : unreached(outcome);
      case COMPLETE -> unreached(outcome);
    };
  }

  private static boolean isRefusal(Responder responder, ResponseRequested asked) {
    if (responder.state() == ResponderState.UNINTELLIGIBLE) {
      return true;
    }
    Response response = responder.response();
    return responder.state() == ResponderState.ANSWERED
        && response != null
        && !response.isSuccess()
        && !(response.isInterim() && asked != ResponseRequested.COMPLETE);
  }

  private static boolean isSomebodyLate(Outcome outcome, ResponseRequested asked) {
    if (asked == ResponseRequested.NONE) {
      return false;
    }
    boolean anybody = false;
    for (Responder responder : outcome.responders()) {
      if (responder.state() == ResponderState.SILENT
          || responder.state() == ResponderState.WORKING) {
        return true;
      }
      anybody |= responder.state() == ResponderState.ANSWERED;
    }
    return !anybody;
  }

  private static ExitCode unreached(Outcome outcome) {
    boolean notThere =
        outcome.responders().stream()
            .anyMatch(responder -> responder.state() == ResponderState.NOT_THERE);
    if (notThere) {
      return NOBODY;
    }
    return outcome.missing().isEmpty() ? OK : BROKER;
  }
}
