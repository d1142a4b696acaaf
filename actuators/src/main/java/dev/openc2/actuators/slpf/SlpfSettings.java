// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an SLPF actuator is to be, whatever its means.
 *
 * @param self what specifiers may say of it
 * @param maxRules how many rules there may be, those to come included; at least 1
 * @param guard refuses denials that hit too much
 * @param isDryRun true if it only tells what it would do
 * @param ruleFiles the directory whose files {@code update file} may name; null if it is not
 *     supported
 */
public record SlpfSettings(
    SlpfSpecifiers self, int maxRules, Guard guard, boolean isDryRun, @Nullable Path ruleFiles) {

  /** Checks the number of rules. */
  public SlpfSettings {
    if (maxRules < 1) {
      throw new IllegalArgumentException("maxRules: " + maxRules + " is not at least 1");
    }
  }

  /** One without rule files. */
  public SlpfSettings(SlpfSpecifiers self, int maxRules, Guard guard, boolean isDryRun) {
    this(self, maxRules, guard, isDryRun, null);
  }

  /** One that does what it is asked for, without a safety catch. */
  public static SlpfSettings of(SlpfSpecifiers self, int maxRules) {
    return new SlpfSettings(self, maxRules, Guard.NONE, false);
  }
}
