// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command line came to.
 *
 * @param exitCode of {@code oc2}
 * @param out its standard output
 * @param err its standard error
 * @param time how long it took
 */
public record StepResult(int exitCode, String out, String err, Duration time) {

  private static final Pattern RULE = Pattern.compile("\"rule_number\":(\\d+)");

  boolean ended(int code) {
    return exitCode == code;
  }

  /** True if the device answered 200. */
  boolean answered(String device) {
    return line(device).contains("answered 200");
  }

  /** The rule number in the answer of a device, or empty text if there is none. */
  String rule(String device) {
    Matcher matcher = RULE.matcher(line(device));
    return matcher.find() ? matcher.group(1) : "";
  }

  private String line(String device) {
    return out.lines().filter(line -> line.startsWith(device + " ")).findFirst().orElse("");
  }
}
