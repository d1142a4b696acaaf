// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.log;

import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.value.Nsid;

/**
 * {@code x-log}: every action on every target of the language, except {@code query features}, which
 * no actuator answers. It adds no words.
 */
public final class LogProfile implements Profile {

  /** The namespace. */
  public static final Nsid NSID = Nsid.of("x-log");

  /** Made by the service loader. */
  public LogProfile() {}

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "Does nothing, writes it down and says so: for trials, and for watching.";
  }

  @Override
  public Pairs pairs() {
    return LogPairs.ALL;
  }
}
