// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.CommandId;

/** A Command that was sent before (oc2ls v1.0 §3.3.1.2). */
public record CommandTarget(CommandId id) implements Target {

  /** The name in the language. */
  public static final String NAME = "command";

  @Override
  public String name() {
    return NAME;
  }
}
