// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.DeviceTarget;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.FileTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.ProcessTarget;
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

  /** The matrix of Commands (er v1.0 Table 2.3-1). */
  static final Pairs PAIRS =
      Pairs.builder()
          .add(Action.SCAN, DeviceTarget.NAME)
          .add(Action.QUERY, FeaturesTarget.NAME)
          .add(
              Action.DENY,
              DomainNameTarget.NAME,
              FileTarget.NAME,
              Ipv4NetTarget.NAME,
              Ipv6NetTarget.NAME)
          .add(Action.CONTAIN, DeviceTarget.NAME, FileTarget.NAME)
          .add(
              Action.ALLOW,
              DomainNameTarget.NAME,
              DeviceTarget.NAME,
              FileTarget.NAME,
              Ipv4NetTarget.NAME,
              Ipv6NetTarget.NAME)
          .add(Action.START, FileTarget.NAME)
          .add(Action.STOP, DeviceTarget.NAME, ProcessTarget.NAME, Service.NAME)
          .add(Action.RESTART, DeviceTarget.NAME)
          .add(Action.SET, Ipv4NetTarget.NAME, Ipv6NetTarget.NAME, RegistryEntry.NAME, Account.NAME)
          .add(Action.UPDATE, FileTarget.NAME)
          .add(Action.CREATE, RegistryEntry.NAME)
          .add(Action.DELETE, FileTarget.NAME, RegistryEntry.NAME, Service.NAME)
          .build();

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
    return PAIRS;
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
