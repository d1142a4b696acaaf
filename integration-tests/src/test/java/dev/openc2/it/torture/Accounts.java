// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.it.torture.Witness.Effect;
import dev.openc2.message.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the sender knows with what happened, as {@code docs/guarantees.md} defines the
 * words.
 */
final class Accounts {

  private static final String DOUBT = "whether it took effect is not known";

  /** MQTT counts whole seconds, and rounds up at each stop; and the machine may be busy. */
  private static final long TOLERANCE_MILLIS = 4_000;

  private final Sender sender;
  private final boolean knows;
  private final Tally tally;
  private final Map<String, Integer> runs = new HashMap<>();
  private final Map<String, Long> firstRuns = new HashMap<>();
  private final Set<String> noted;
  private final Set<String> begun;
  private final Map<Sent, Response> answers = new HashMap<>();

  /**
   * Looks at what happened so far. The answers come first: what is answered has been run by then,
   * and what is answered later is none of this account's business.
   *
   * @param knows whether the actuator can tell after a crash what took effect
   */
  Accounts(Sender sender, Device device, boolean knows, Tally tally) {
    this.sender = sender;
    this.knows = knows;
    this.tally = tally;
    for (Sent sent : sender.all()) {
      Response answer = sent.answer();
      if (answer != null) {
        answers.put(sent, answer);
      }
    }
    for (Effect effect : device.witness().effects()) {
      runs.merge(effect.requestId(), 1, Integer::sum);
      firstRuns.putIfAbsent(effect.requestId(), effect.millis());
    }
    this.noted = device.fate().cameTo(Step.NOTED);
    this.begun = device.fate().cameTo(Step.BEGUN);
  }

  /** True if nothing will happen any more of which the sender waits to hear. */
  boolean isSettled(Sent sent) {
    boolean isHeard = sent.isOver() || isExcused(sent);
    if (!sent.wish().isTerse()) {
      return isHeard;
    }
    return isHeard
        && (isRun(sent)
            || !isHandedOver(sent)
            || isExpired(sent, null)
            || isUnspokenDoubt(sent)
            || isRefusal(answers.get(sent)));
  }

  private static boolean isExcused(Sent sent) {
    return sent.wish() == Wish.BRIEF || sent.isAnswerLostByBroker() || sent.isOutOfTime();
  }

  private boolean isRun(Sent sent) {
    return runs.containsKey(sent.id());
  }

  /** By a broker that has not lost its memory since, or the device has it in its ledger. */
  private boolean isHandedOver(Sent sent) {
    return noted.contains(sent.id()) || (sender.isTaken(sent) && !sent.isLostByBroker());
  }

  /** Before anything is sent again: what was handed over must have come to something. */
  void findLost(List<Sent> all) {
    for (Sent sent : all) {
      tally.count(Row.COMMANDS);
      if (sender.isTaken(sent)) {
        tally.count(Row.HANDED_OVER);
      }
      findLost(sent);
    }
  }

  private void findLost(Sent sent) {
    Response answer = answers.get(sent);
    if (isDoubt(answer)) {
      tally.count(Row.IN_DOUBT);
    } else if (isRun(sent) || isRefusal(answer)) {
      findUnanswered(sent, answer);
    } else if (!isHandedOver(sent)) {
      tally.add(Row.FORGOTTEN, sent.isLostByBroker() ? 1 : 0);
    } else if (sent.isAnswerLostByBroker() && !sent.wish().isPossible()) {
      // That it was refused is what the broker lost.
      tally.count(Row.FORGOTTEN);
    } else if (isUnspokenDoubt(sent)) {
      tally.count(Row.IN_DOUBT);
    } else if (isExpired(sent, answer)) {
      tally.count(Row.EXPIRED);
    } else {
      tally.mistake(Row.LOST, told(sent));
    }
  }

  private String told(Sent sent) {
    return "%s%s%s%s%s"
        .formatted(
            sent,
            sender.isTaken(sent) ? ", taken by the broker" : "",
            noted.contains(sent.id()) ? ", noted" : "",
            begun.contains(sent.id()) ? ", begun" : "",
            isRun(sent) ? ", run" : "");
  }

  private void findUnanswered(Sent sent, @Nullable Response answer) {
    // What a second client brought to the device, when the first was told that nobody listens, is
    // answered to nobody.
    boolean isDue = sent.wish().isAnswered() && sender.isTaken(sent) && !isExcused(sent);
    if (answer == null && isDue) {
      tally.mistake(Row.UNANSWERED, told(sent));
    }
  }

  /** Where no answer is due any more, the device cannot say that it does not know. */
  private boolean isUnspokenDoubt(Sent sent) {
    return !knows && sent.wish().isTerse() && begun.contains(sent.id());
  }

  /** Its life was over, in truth or by a clock that was wrong, when nothing could be said of it. */
  private static boolean isExpired(Sent sent, @Nullable Response answer) {
    boolean isSilent = answer == null || sent.wish().isTerse();
    return isSilent && (sent.wish() == Wish.BRIEF || sent.isOutOfTime());
  }

  private static boolean isDoubt(@Nullable Response answer) {
    return answer != null && String.valueOf(answer.statusText()).contains(DOUBT);
  }

  private static boolean isRefusal(@Nullable Response answer) {
    return answer != null && answer.status() >= 400 && !isDoubt(answer);
  }

  /** After everything was answered. */
  void findRest(List<Sent> all) {
    for (Sent sent : all) {
      int count = runs.getOrDefault(sent.id(), 0);
      tally.add(Row.RUN, Math.min(1, count));
      if (count > 1) {
        tally.mistake(Row.RUN_TWICE, count + " times: " + sent);
      }
      findWrong(sent, count > 0);
      findLate(sent);
    }
  }

  private void findWrong(Sent sent, boolean isRun) {
    Response answer = answers.get(sent);
    if (isRun && !sent.wish().isPossible()) {
      tally.mistake(Row.WRONG, "run though it must not be: " + sent);
    } else if (answer == null) {
      findSilence(sent);
    } else if (isDoubt(answer)) {
      require(!knows, "the device could know", sent);
    } else if (isRefusal(answer)) {
      tally.count(Row.REFUSED);
      require(!isRun, "refused and run", sent);
    } else if (answer.isInterim()) {
      boolean isMeant = sent.wish() == Wish.ACK || sent.wish() == Wish.STATUS;
      require(isMeant, "not the last word", sent);
    } else {
      require(isRun, "not run", sent);
      require(sent.name().equals(answer.statusText()), "the answer to another", sent);
    }
  }

  private void findSilence(Sent sent) {
    if (sent.isAskedAgain()) {
      tally.mistake(Row.UNANSWERED, "also when asked again: " + told(sent));
    }
  }

  private void require(boolean holds, String sentence, Sent sent) {
    if (!holds) {
      tally.mistake(Row.WRONG, sentence + ": " + sent);
    }
  }

  private void findLate(Sent sent) {
    Long run = firstRuns.get(sent.id());
    long end = sent.sentAt() + Sender.BRIEF.toMillis() + TOLERANCE_MILLIS;
    boolean isMeasured = sent.wish() == Wish.BRIEF && !sent.isAskedAgain() && !sent.isOutOfTime();
    if (isMeasured && run != null && run > end) {
      tally.mistake(Row.LATE, (run - end) + " ms: " + sent);
    }
  }
}
