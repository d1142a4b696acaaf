// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Hashes;
import org.jspecify.annotations.Nullable;

/** A file by its name, path or content (oc2ls v1.0 §3.4.1.6); at least one is there. */
public record FileTarget(@Nullable String fileName, @Nullable String path, @Nullable Hashes hashes)
    implements Target {

  /** The name in the language. */
  public static final String NAME = "file";

  /** Checks that there is a part at all. */
  public FileTarget {
    if (fileName == null && path == null && hashes == null) {
      throw new IllegalArgumentException("a file needs at least one of name, path, hashes");
    }
  }

  @Override
  public String name() {
    return NAME;
  }
}
