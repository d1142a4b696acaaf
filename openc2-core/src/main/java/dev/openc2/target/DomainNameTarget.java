// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Names;

/** A domain name (oc2ls v1.0 §3.4.1.3). */
public record DomainNameTarget(String value) implements Target {

  /** The name in the language. */
  public static final String NAME = "domain_name";

  /** Checks the text. */
  public DomainNameTarget {
    Names.checkHostname(value);
  }

  @Override
  public String name() {
    return NAME;
  }
}
