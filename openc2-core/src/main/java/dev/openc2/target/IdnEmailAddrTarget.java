// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Names;

/** An internationalised e-mail address (oc2ls v1.0 §3.4.1.8). */
public record IdnEmailAddrTarget(String value) implements Target {

  /** The name in the language. */
  public static final String NAME = "idn_email_addr";

  /** Checks the text. */
  public IdnEmailAddrTarget {
    Names.checkIdnEmail(value);
  }

  @Override
  public String name() {
    return NAME;
  }
}
