// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

/**
 * How an SLPF actuator is to be, whatever its means.
 *
 * @param self what specifiers may say of it
 * @param maxRules how many rules there may be, those to come included; at least 1
 * @param guard refuses denials that hit too much
 * @param isDryRun true if it only tells what it would do
 */
public record SlpfSettings(SlpfSpecifiers self, int maxRules, Guard guard, boolean isDryRun) {

  /** Checks the number of rules. */
  public SlpfSettings {
    if (maxRules < 1) {
      throw new IllegalArgumentException("maxRules: " + maxRules + " is not at least 1");
    }
  }

  /** One that does what it is asked for, without a safety catch. */
  public static SlpfSettings of(SlpfSpecifiers self, int maxRules) {
    return new SlpfSettings(self, maxRules, Guard.NONE, false);
  }
}
