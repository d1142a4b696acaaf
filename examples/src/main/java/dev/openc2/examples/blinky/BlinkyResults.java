// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import dev.openc2.message.Extension;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;

/** What the light was before: {@code {"x-blinky": {"was_on": false}}}. */
public record BlinkyResults(boolean wasOn) implements Extension {

  static final RecordType<BlinkyResults> TYPE = type();

  private static RecordType<BlinkyResults> type() {
    var type = RecordType.builder("Results", BlinkyResults.class);
    var wasOn = type.required("was_on", Types.BOOLEAN, BlinkyResults::wasOn, "lit before");
    return type.build(values -> new BlinkyResults(values.require(wasOn)));
  }

  @Override
  public Nsid nsid() {
    return BlinkyProfile.NSID;
  }
}
