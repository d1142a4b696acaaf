// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.value.Nsid;
import java.util.List;

/** {@code x-witness}: what {@link WitnessActuator} does. */
public final class WitnessProfile implements Profile {

  /** Made by the service loader. */
  public WitnessProfile() {}

  @Override
  public Nsid nsid() {
    return WitnessActuator.NSID;
  }

  @Override
  public String description() {
    return "Writes down what took effect, and dies when it is fated to.";
  }

  @Override
  public Pairs pairs() {
    return Pairs.builder().add(Action.DENY, List.of(DomainNameTarget.NAME)).build();
  }
}
