// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.List;
import java.util.Optional;

/**
 * An Actuator Profile: what it adds to the language (oc2ls v1.0 §3.1.4). Implementations are
 * stateless and thread-safe, have a public constructor without parameters, and are named in {@code
 * META-INF/services/dev.openc2.profile.Profile}.
 */
public interface Profile {

  /** The namespace. */
  Nsid nsid();

  /** One sentence for people: what devices of this profile do. */
  String description();

  /** Which document defines it, with its version, if there is one. */
  default Optional<String> specification() {
    return Optional.empty();
  }

  /** Every pair that the profile defines; an actuator may offer fewer. */
  Pairs pairs();

  /** Its own targets; their names are those inside the namespace. */
  default List<TargetType<? extends ProfileTarget>> targets() {
    return List.of();
  }

  /** Its arguments, if it defines any. */
  default Optional<RecordType<? extends Extension>> args() {
    return Optional.empty();
  }

  /** Its specifiers, if it defines any. */
  default Optional<RecordType<? extends Extension>> specifiers() {
    return Optional.empty();
  }

  /** Its results, if it defines any. */
  default Optional<RecordType<? extends Extension>> results() {
    return Optional.empty();
  }

  /**
   * Checks what the profile demands of a Command beyond its types; throws {@link
   * dev.openc2.OpenC2Exception} with the status to answer. In strict mode also what only a Producer
   * has to keep.
   */
  default void check(Command command, Mode mode) {}

  /**
   * The status text of the 501 for a Command of this profile whose pair no actuator here offers;
   * profiles may prescribe one.
   */
  default String notOfferedText(Command command) {
    return command.pair() + " is not supported";
  }
}
