// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.List;
import java.util.Optional;

/** Endpoint response, draft of version 1.0: the words of the profile (er v1.0 §2). */
public final class ErProfile implements Profile {

  /** The namespace. */
  public static final Nsid NSID = Nsid.of("er");

  /** Made by the service loader. */
  public ErProfile() {}

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "Agents that contain, scan and clean up endpoints after an alarm.";
  }

  @Override
  public Optional<String> specification() {
    return Optional.of("OASIS ER v1.0, working draft (2022)");
  }

  @Override
  public Pairs pairs() {
    return ErPairs.ALL;
  }

  @Override
  public List<TargetType<? extends ProfileTarget>> targets() {
    return List.of(RegistryEntry.TYPE, Account.TYPE, Service.TYPE);
  }

  @Override
  public Optional<RecordType<? extends Extension>> args() {
    return Optional.of(ErArgs.TYPE);
  }

  @Override
  public Optional<RecordType<? extends Extension>> specifiers() {
    return Optional.of(ErSpecifiers.TYPE);
  }

  @Override
  public void check(Command command, Mode mode) {
    ErRules.check(command, mode);
  }

  @Override
  public String notOfferedText(Command command) {
    return ErRules.notOfferedText(command);
  }
}
