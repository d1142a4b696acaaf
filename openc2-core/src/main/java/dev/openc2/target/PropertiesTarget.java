// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Printable;
import dev.openc2.value.Repeats;
import java.util.List;

/** Named attributes of the device (oc2ls v1.0 §3.4.1.16): at least one, each once. */
public record PropertiesTarget(List<String> names) implements Target {

  /** The name in the language. */
  public static final String NAME = "properties";

  /** Copies the list and checks that there is a name and no name twice. */
  public PropertiesTarget {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("properties need at least one name");
    }
    String repeated = Repeats.first(names);
    if (repeated != null) {
      throw new IllegalArgumentException(
          "properties: " + Printable.quote(repeated) + " is there twice");
    }
  }

  @Override
  public String name() {
    return NAME;
  }
}
