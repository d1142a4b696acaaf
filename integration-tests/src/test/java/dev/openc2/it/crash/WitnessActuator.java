// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.crash;

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
 * Runs {@code deny domain_name} by writing down that it did. The name says whether the whole
 * program dies at it, once: before it took effect or after.
 */
final class WitnessActuator implements Actuator {

  static final Nsid NSID = Nsid.of("x-witness");
  static final String DIE_BEFORE = "die-before.example";
  static final String DIE_AFTER = "die-after.example";

  private static final int KILLED = 137;

  private final Witness witness;
  private final boolean knows;
  private final HandlerTable handlers;

  /**
   * Made by its factory.
   *
   * @param knows true if it can tell after a crash what took effect
   */
  WitnessActuator(Witness witness, boolean knows) {
    this.witness = witness;
    this.knows = knows;
    this.handlers =
        HandlerTable.builder()
            .on(Action.DENY, DomainNameTarget.NAME, Handler.of(this::deny))
            .build();
  }

  private Response deny(Command command, Invocation invocation) {
    String id = String.valueOf(invocation.requestId());
    String name = ((DomainNameTarget) command.target()).value();
    dieAt(DIE_BEFORE, name, id);
    witness.attest(id);
    dieAt(DIE_AFTER, name, id);
    return Response.of(StatusCode.OK);
  }

  private void dieAt(String moment, String name, String id) {
    if (moment.equals(name) && witness.isFirstCrash(id)) {
      // Nothing is flushed, closed or told: as if the power of the process were cut.
      Runtime.getRuntime().halt(KILLED);
    }
  }

  @Override
  public Recovery recover(Command command, Invocation invocation) {
    if (!knows) {
      return new Recovery.Unknown();
    }
    return witness.attested().contains(String.valueOf(invocation.requestId()))
        ? new Recovery.Done(Response.of(StatusCode.OK))
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
