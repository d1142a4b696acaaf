// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.FileTarget;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.List;
import java.util.Optional;

/** Stateless packet filtering, version 1.0: the words of the profile (slpf v1.0 §2). */
public final class SlpfProfile implements Profile {

  /** The namespace. */
  public static final Nsid NSID = Nsid.of("slpf");

  /** The targets of allow and deny. */
  static final List<String> ADDRESS_TARGETS =
      List.of(
          Ipv4NetTarget.NAME,
          Ipv6NetTarget.NAME,
          Ipv4ConnectionTarget.NAME,
          Ipv6ConnectionTarget.NAME);

  static final Pairs PAIRS =
      Pairs.builder()
          .add(Action.QUERY, FeaturesTarget.NAME)
          .add(Action.ALLOW, ADDRESS_TARGETS)
          .add(Action.DENY, ADDRESS_TARGETS)
          .add(Action.DELETE, RuleNumber.NAME)
          .add(Action.UPDATE, FileTarget.NAME)
          .build();

  private static final TargetType<RuleNumber> RULE_NUMBER =
      new TargetType<>(
          RuleNumber.LOCAL_NAME,
          RuleNumber.class,
          RuleNumber.TYPE,
          "A rule by the number that it got.",
          "1234");

  /** Made by the service loader. */
  public SlpfProfile() {}

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "Packet filters that let traffic pass or drop it by its addresses, ports and protocol.";
  }

  @Override
  public Optional<String> specification() {
    return Optional.of("OASIS SLPF v1.0, Committee Specification 01 (2019)");
  }

  @Override
  public Pairs pairs() {
    return PAIRS;
  }

  @Override
  public List<TargetType<? extends ProfileTarget>> targets() {
    return List.of(RULE_NUMBER);
  }

  @Override
  public Optional<RecordType<? extends Extension>> args() {
    return Optional.of(SlpfArgs.TYPE);
  }

  @Override
  public Optional<RecordType<? extends Extension>> specifiers() {
    return Optional.of(SlpfSpecifiers.TYPE);
  }

  @Override
  public Optional<RecordType<? extends Extension>> results() {
    return Optional.of(SlpfResults.TYPE);
  }

  @Override
  public void check(Command command, Mode mode) {
    SlpfRules.check(command, mode);
  }

  @Override
  public String notOfferedText(Command command) {
    return SlpfRules.unsupportedText(command);
  }
}
