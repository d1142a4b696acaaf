// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.Optional;

/**
 * One light. The engine calls it for one Command at a time; {@link #isOn} may be asked anywhere.
 */
public final class BlinkyActuator implements Actuator {

  private final HandlerTable handlers =
      HandlerTable.builder().on(Action.SET, Led.NAME, Handler.of(this::set)).build();

  private volatile boolean on;

  /** Makes a light that is on or off. */
  public BlinkyActuator(boolean on) {
    this.on = on;
  }

  /** True if it shines. */
  public boolean isOn() {
    return on;
  }

  private Response set(Command command, Invocation invocation) {
    if (!(command.target() instanceof Led led)) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, command.pair() + " is not supported");
    }
    Args args = command.args();
    if (args.startTime() != null || args.stopTime() != null || args.duration() != null) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, "the light can be switched now only");
    }
    boolean wasOn = on;
    on = led.isOn();
    return Response.ok(Results.of(new BlinkyResults(wasOn)));
  }

  @Override
  public Nsid nsid() {
    return BlinkyProfile.NSID;
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
  public void close() {}
}
