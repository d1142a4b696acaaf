// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.Nsid;
import java.util.Map;

/**
 * The part of a profile that is not loaded, as it came.
 *
 * @param nsid the namespace
 * @param tree the value: an object of a plain tree, see {@code dev.openc2.tree}; not to be changed
 */
public record RawExtension(Nsid nsid, Object tree) implements Extension {

  /** Checks that the value is an object. */
  public RawExtension {
    if (!(tree instanceof Map)) {
      throw new IllegalArgumentException("what stands under " + nsid + " is not an object");
    }
  }
}
