// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.profiles;

import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;
import java.util.Optional;

/** Declares a word twice. */
public final class StutteringProfile implements Profile {

  @Override
  public Nsid nsid() {
    return Nsid.of("x-stutter");
  }

  @Override
  public String description() {
    return "Says everything twice.";
  }

  @Override
  public Pairs pairs() {
    return Pairs.NONE;
  }

  @Override
  public Optional<RecordType<? extends Extension>> args() {
    var type = RecordType.builder("Args", Extension.class);
    type.optional("speed", Types.NATURAL, args -> null, "how fast");
    type.optional("speed", Types.NATURAL, args -> null, "how fast");
    return Optional.of(
        type.build(
            values -> {
              throw new IllegalArgumentException("never");
            }));
  }
}
