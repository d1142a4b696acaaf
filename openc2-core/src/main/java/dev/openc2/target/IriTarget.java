// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Names;

/** An IRI with a scheme (oc2ls v1.0 §3.4.1.13). */
public record IriTarget(String value) implements Target {

  /** The name in the language. */
  public static final String NAME = "iri";

  /** Checks the text. */
  public IriTarget {
    Names.checkIri(value);
  }

  @Override
  public String name() {
    return NAME;
  }
}
