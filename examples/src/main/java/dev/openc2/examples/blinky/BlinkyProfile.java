// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import dev.openc2.message.Action;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.ProfileTarget;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.List;
import java.util.Optional;

/** The words of {@code x-blinky}: one action on one target, and one result. */
public final class BlinkyProfile implements Profile {

  /** The namespace; {@code x-} because nobody registered it. */
  public static final Nsid NSID = Nsid.of("x-blinky");

  private static final Pairs PAIRS = Pairs.builder().add(Action.SET, Led.NAME).build();

  /** Made by the service loader. */
  public BlinkyProfile() {}

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "Lights that can be switched on and off.";
  }

  @Override
  public Pairs pairs() {
    return PAIRS;
  }

  @Override
  public List<TargetType<? extends ProfileTarget>> targets() {
    return List.of(Led.TYPE);
  }

  @Override
  public Optional<RecordType<? extends Extension>> results() {
    return Optional.of(BlinkyResults.TYPE);
  }
}
