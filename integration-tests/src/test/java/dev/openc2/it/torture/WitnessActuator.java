// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.Optional;

/**
 * Runs {@code deny domain_name} by writing down that it did. It answers with the name, so that an
 * answer can be told from that to another Command.
 */
final class WitnessActuator implements Actuator {

  static final Nsid NSID = Nsid.of("x-witness");

  /** What begins like this is never done. */
  static final String IMPOSSIBLE = "impossible";

  private final Witness witness;
  private final Fate fate;
  private final boolean knows;
  private final HandlerTable handlers;

  /**
   * Made by its factory.
   *
   * @param knows true if it can tell after a crash what took effect
   */
  WitnessActuator(Witness witness, Fate fate, boolean knows) {
    this.witness = witness;
    this.fate = fate;
    this.knows = knows;
    this.handlers =
        HandlerTable.builder()
            .on(Action.DENY, DomainNameTarget.NAME, Handler.of(this::deny))
            .build();
  }

  private Response deny(Command command, Invocation invocation) {
    String id = String.valueOf(invocation.requestId());
    fate.reached(Step.BEFORE_EFFECT, id);
    if (name(command).startsWith(IMPOSSIBLE)) {
      throw new OpenC2Exception(StatusCode.INTERNAL_ERROR, "it cannot be done");
    }
    witness.attest(id);
    fate.reached(Step.AFTER_EFFECT, id);
    return done(command);
  }

  private static String name(Command command) {
    return ((DomainNameTarget) command.target()).value();
  }

  private static Response done(Command command) {
    return Response.of(StatusCode.OK, name(command));
  }

  @Override
  public Recovery recover(Command command, Invocation invocation) {
    if (!knows) {
      return new Recovery.Unknown();
    }
    return witness.attested().contains(String.valueOf(invocation.requestId()))
        ? new Recovery.Done(done(command))
        : new Recovery.NotDone();
  }

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public Pairs pairs() {
    return handlers.pairs();
  }

  @Override
  public Optional<Handler> handler(Action action, String targetName) {
    return handlers.get(action, targetName);
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
