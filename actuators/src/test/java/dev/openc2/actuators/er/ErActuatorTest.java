// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.actuator.Actuator;
import dev.openc2.message.Command;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.actuator.ActuatorContract;
import java.util.List;

/** What every actuator keeps can be kept with the words of this profile. */
final class ErActuatorTest extends ActuatorContract {

  @Override
  protected Actuator createActuator() {
    return new TestAgent();
  }

  @Override
  protected Profiles profiles() {
    return ErJson.PROFILES;
  }

  @Override
  protected List<Command> goodCommands() {
    return List.of(
        ErJson.command(
            "set", "'er:account':{'uid':'S-1'}", "'account_status':'enabled'," + ErJson.SOMEWHERE));
  }

  @Override
  protected List<Command> refusedCommands() {
    return List.of();
  }
}
