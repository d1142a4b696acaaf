// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Names;

/** A URI with a scheme (oc2ls v1.0 §3.4.1.17). */
public record UriTarget(String value) implements Target {

  /** The name in the language. */
  public static final String NAME = "uri";

  /** Checks the text. */
  public UriTarget {
    Names.checkUri(value);
  }

  @Override
  public String name() {
    return NAME;
  }
}
