// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.profiles;

import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.value.Nsid;

/** Claims a namespace that another profile has. */
public final class TwinProfile implements Profile {

  @Override
  public Nsid nsid() {
    return Nsid.of("slpf");
  }

  @Override
  public String description() {
    return "Not the one that you know.";
  }

  @Override
  public Pairs pairs() {
    return Pairs.NONE;
  }
}
