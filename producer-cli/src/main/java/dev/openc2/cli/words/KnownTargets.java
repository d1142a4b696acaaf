// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.TargetType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The targets that may stand on a command line, as they are declared. */
public final class KnownTargets {

  private KnownTargets() {}

  /** Those of the language, then those of these profiles, by their full names. */
  public static Map<String, TargetType<?>> of(Profiles profiles) {
    Map<String, TargetType<?>> targets = new LinkedHashMap<>(CoreTargets.byName());
    for (Profile profile : profiles.all()) {
      for (TargetType<?> target : profile.targets()) {
        targets.put(profile.nsid() + ":" + target.name(), target);
      }
    }
    return targets;
  }
}
