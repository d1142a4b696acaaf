// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;
import java.util.Optional;

/** A profile with a bug: it reads no arguments. */
final class ThrowingProfile implements Profile {

  /** A message with arguments of it. */
  static String message(String requestId) {
    return "{\"headers\":{\"request_id\":\""
        + requestId
        + "\"},\"body\":{\"openc2\":{\"request\":{\"action\":\"scan\","
        + "\"target\":{\"domain_name\":\"example.com\"},"
        + "\"args\":{\"x-throwing\":{\"depth\":\"1\"}}}}}}";
  }

  @Override
  public Nsid nsid() {
    return Nsid.of("x-throwing");
  }

  @Override
  public String description() {
    return "Throws.";
  }

  @Override
  public Pairs pairs() {
    return Pairs.NONE;
  }

  @Override
  public Optional<RecordType<? extends Extension>> args() {
    var type = RecordType.builder("Args", Extension.class);
    type.optional("depth", Types.TEXT, args -> null, "how deep");
    return Optional.of(
        type.build(
            values -> {
              throw new IllegalStateException("a bug of the profile");
            }));
  }
}
