// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Responder;
import dev.openc2.producer.ResponderState;
import dev.openc2.target.DomainNameTarget;
import org.jspecify.annotations.Nullable;

/** A Command that was sent, and what its sender knows of it. Used by one thread. */
final class Sent {

  private final Wish wish;
  private final Command command;
  private final long sentAt;
  private Exchange exchange;
  private boolean lostByBroker;
  private boolean answerLostByBroker;
  private boolean askedAgain;
  private boolean outOfTime;

  /**
   * It was sent.
   *
   * @param sentAt the true time, in milliseconds since 1970
   */
  Sent(Wish wish, Command command, Exchange exchange, long sentAt) {
    this.wish = wish;
    this.command = command;
    this.exchange = exchange;
    this.sentAt = sentAt;
  }

  Wish wish() {
    return wish;
  }

  Command command() {
    return command;
  }

  long sentAt() {
    return sentAt;
  }

  String id() {
    return exchange.requestId().value();
  }

  /** The one name in all the Commands that its answer has to hold. */
  String name() {
    return ((DomainNameTarget) command.target()).value();
  }

  boolean isOver() {
    return exchange.outcome().toCompletableFuture().isDone();
  }

  /** It was sent again, with the same request id. */
  void askedAgain(Exchange newExchange) {
    exchange.cancel();
    exchange = newExchange;
    askedAgain = true;
  }

  boolean isAskedAgain() {
    return askedAgain;
  }

  Exchange exchange() {
    return exchange;
  }

  /** The broker lost its memory when this was under way, or its answer was. */
  void lostByBroker(boolean isNoted) {
    answerLostByBroker = true;
    lostByBroker |= !isNoted;
  }

  boolean isLostByBroker() {
    return lostByBroker;
  }

  boolean isAnswerLostByBroker() {
    return answerLostByBroker;
  }

  /** The clock of the device was put wrong when this was under way: it may seem too old. */
  void outOfTime() {
    outOfTime = true;
  }

  boolean isOutOfTime() {
    return outOfTime;
  }

  /** The last word of the device, or null if there is none. */
  @Nullable Response answer() {
    return exchange.responders().stream()
        .filter(responder -> responder.device().equals(Device.ID))
        .filter(responder -> responder.state() == ResponderState.ANSWERED)
        .map(Responder::response)
        .findFirst()
        .orElse(null);
  }

  @Override
  public String toString() {
    Response answer = answer();
    return "%s %s %s: %s".formatted(wish, id(), name(), answer == null ? "silence" : answer);
  }
}
