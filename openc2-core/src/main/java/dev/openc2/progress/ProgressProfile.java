// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.progress;

import dev.openc2.message.Action;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.CommandTarget;
import dev.openc2.type.RecordType;
import dev.openc2.value.Nsid;
import java.util.Optional;

/**
 * The namespace of {@link CommandReport}. No actuator implements it: the Consumer itself answers
 * for all of them, and no {@code query features} lists it.
 */
public final class ProgressProfile implements Profile {

  /** The namespace. */
  public static final Nsid NSID = Nsid.of("x-openc2-mqtt");

  /** Made by the service loader. */
  public ProgressProfile() {}

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "What has become of a command that was sent before.";
  }

  @Override
  public Pairs pairs() {
    return Pairs.builder()
        .add(Action.QUERY, CommandTarget.NAME)
        .add(Action.CANCEL, CommandTarget.NAME)
        .build();
  }

  @Override
  public Optional<RecordType<? extends Extension>> results() {
    return Optional.of(CommandReport.TYPE);
  }
}
