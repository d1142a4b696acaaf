// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * Bytes or a reference to them, with what is known of them (oc2ls v1.0 §3.4.1.1); at least one part
 * is there.
 */
public record ArtifactTarget(
    @Nullable String mimeType, @Nullable Payload payload, @Nullable Hashes hashes)
    implements Target {

  /** The name in the language. */
  public static final String NAME = "artifact";

  /** Checks that there is a part at all. */
  public ArtifactTarget {
    if (mimeType == null && payload == null && hashes == null) {
      throw new IllegalArgumentException(
          "an artifact needs at least one of mime_type, payload, hashes");
    }
  }

  @Override
  public String name() {
    return NAME;
  }
}
