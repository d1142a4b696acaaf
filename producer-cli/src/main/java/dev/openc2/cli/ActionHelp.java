// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.message.Action;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.TargetType;

/** What the help says of actions and targets. */
final class ActionHelp {

  private ActionHelp() {}

  /** The targets of the language and of these profiles, each with a value as it may be typed. */
  static String targets(Profiles profiles) {
    StringBuilder lines = new StringBuilder(String.format("%nTargets:%n"));
    CoreTargets.byName().forEach((name, target) -> append(lines, name, target));
    for (Profile profile : profiles.all()) {
      for (TargetType<?> target : profile.targets()) {
        append(lines, profile.nsid() + ":" + target.name(), target);
      }
    }
    return lines.toString();
  }

  private static void append(StringBuilder lines, String name, TargetType<?> target) {
    lines.append(String.format("  %-16s %s%n", name, target.example()));
  }

  static String of(Action action) {
    return switch (action) {
      case SCAN -> "Look over the target systematically.";
      case LOCATE -> "Find the target.";
      case QUERY -> "Ask for information.";
      case DENY -> "Prevent the target from going on or getting through.";
      case CONTAIN -> "Isolate the target.";
      case ALLOW -> "Permit the target.";
      case START -> "Start the target.";
      case STOP -> "Halt the target.";
      case RESTART -> "Stop and start the target.";
      case CANCEL -> "Invalidate an action that was requested before.";
      case SET -> "Change a value or state.";
      case UPDATE -> "Install or refresh what the target names.";
      case REDIRECT -> "Change where the flow goes.";
      case CREATE -> "Add the target.";
      case DELETE -> "Remove the target.";
      case DETONATE -> "Run and observe the target in a safe place.";
      case RESTORE -> "Bring back to a known state.";
      case COPY -> "Duplicate the target.";
      case INVESTIGATE -> "Have somebody look into the target.";
      case REMEDIATE -> "Have the vulnerability or attack dealt with.";
    };
  }
}
