// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

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

/** Stateless packet filtering, version 1.0: the words of the profile (slpf v1.0 §2). */
public final class SlpfProfile implements Profile {

  /** The namespace. */
  public static final Nsid NSID = Nsid.of("slpf");

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
    return SlpfWords.PAIRS;
  }

  @Override
  public List<TargetType<? extends ProfileTarget>> targets() {
    return List.of(SlpfWords.RULE_NUMBER);
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
