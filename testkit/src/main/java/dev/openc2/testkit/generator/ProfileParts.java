// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.generator;

import dev.openc2.message.Extension;
import dev.openc2.target.ProfileTarget;
import java.util.List;

/**
 * Generators of what profiles add to the language; the lists may be empty, and each generator of
 * one list has a namespace of its own.
 */
public record ProfileParts(
    List<Generator<? extends ProfileTarget>> targets,
    List<Generator<? extends Extension>> args,
    List<Generator<? extends Extension>> specifiers,
    List<Generator<? extends Extension>> results) {

  /** The bare language. */
  public static final ProfileParts NONE =
      new ProfileParts(List.of(), List.of(), List.of(), List.of());
}
