// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Names;

/** An internationalised domain name (oc2ls v1.0 §3.4.1.7). */
public record IdnDomainNameTarget(String value) implements Target {

  /** The name in the language. */
  public static final String NAME = "idn_domain_name";

  /** Checks the text. */
  public IdnDomainNameTarget {
    Names.checkIdnHostname(value);
  }

  @Override
  public String name() {
    return NAME;
  }
}
