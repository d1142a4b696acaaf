// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed target of a profile that is not loaded, kept so that the answer is 501 and not 400.
 *
 * @param name the name in the language, with its namespace and a colon
 * @param tree the value as it came: a plain tree, see {@code dev.openc2.tree}; not to be changed
 */
public record UnknownTarget(String name, @Nullable Object tree) implements Target {

  private static final Pattern LOCAL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{0,63}");

  /** Checks the name. */
  public UnknownTarget {
    int colon = name.indexOf(':');
    if (colon < 0 || !LOCAL_NAME.matcher(name.substring(colon + 1)).matches()) {
      throw new IllegalArgumentException(
          Printable.quote(name) + " is not the name of a profile's target");
    }
    Nsid.of(name.substring(0, colon));
  }
}
