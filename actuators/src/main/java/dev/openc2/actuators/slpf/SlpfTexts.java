// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

/** The status texts that the profile prescribes, letter by letter (slpf v1.0 §2.2.3, §2.3). */
final class SlpfTexts {

  static final String OPTION_NOT_SUPPORTED = "Option not supported";
  static final String RULE_NOT_UPDATED = "Rule not updated";
  static final String TARGET_TYPE_NOT_SUPPORTED = "Target type not supported";
  static final String RULE_NUMBER_IN_USE = "Rule number currently in use";
  static final String RULE_TARGET_NOT_SUPPORTED = "target not supported";
  static final String RULE_NOT_REMOVED = "firewall rule not removed or updated";
  static final String COMMAND_NOT_SUPPORTED = "Command not supported";

  static final String CANNOT_ACCESS_FILE = "cannot access file";

  /** Not of the profile, which knows no such thing. */
  static final String DRY_RUN = "dry run, nothing is changed:\n";

  private SlpfTexts() {}
}
