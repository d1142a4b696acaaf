// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

import java.util.List;
import java.util.function.Predicate;

/**
 * A command line and what it should come to.
 *
 * @param story what happens, for people
 * @param words the command line behind {@code oc2}
 * @param expected true for the result that the story tells
 */
record Step(String story, List<String> words, Predicate<StepResult> expected) {

  static Step of(String story, Predicate<StepResult> expected, String words) {
    return new Step(story, List.of(words.split(" ")), expected);
  }

  /** The line as anybody may type it. */
  String commandLine() {
    return "oc2 " + String.join(" ", words);
  }
}
