// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.Target;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a Producer wants done (oc2ls v1.0 §3.3.1).
 *
 * @param action what is to be done
 * @param target to what
 * @param args how; {@link Args#NONE} if absent
 * @param actuator by which profile and actuators; null leaves that open
 * @param commandId its name; if absent, the request id serves
 */
public record Command(
    Action action,
    Target target,
    Args args,
    @Nullable ActuatorSpecifier actuator,
    @Nullable CommandId commandId)
    implements Content {

  /** Checks that the required parts are there. */
  public Command {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(args, "args");
  }

  /** A Command without arguments. */
  public static Command of(Action action, Target target) {
    return new Command(action, target, Args.NONE, null, null);
  }

  @Override
  public MessageKind kind() {
    return MessageKind.REQUEST;
  }

  /** The action and the target's name as people write them: {@code deny ipv4_net}. */
  public String pair() {
    return String.join(" ", action.wireName(), target.name());
  }

  /** True for {@code query features}, which the Consumer answers itself (oc2ls v1.0 §4.1). */
  public boolean isFeatureQuery() {
    return action == Action.QUERY && target instanceof FeaturesTarget;
  }

  /** The profile that the Command names as its actuator, or null. */
  public @Nullable Nsid profile() {
    return actuator == null ? null : actuator.nsid();
  }

  /** This Command with other arguments. */
  public Command withArgs(Args newArgs) {
    return new Command(action, target, newArgs, actuator, commandId);
  }

  /** This Command for a profile or its actuators. */
  public Command withActuator(@Nullable ActuatorSpecifier newActuator) {
    return new Command(action, target, args, newActuator, commandId);
  }

  /** This Command under a name. */
  public Command withCommandId(@Nullable CommandId newCommandId) {
    return new Command(action, target, args, actuator, newCommandId);
  }
}
