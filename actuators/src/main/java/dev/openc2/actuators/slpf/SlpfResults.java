// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Extension;
import dev.openc2.type.RecordType;
import dev.openc2.value.Nsid;

/**
 * What came out of allow or deny: the number of the new rule (slpf v1.0 §2.2.2). It is what {@code
 * delete slpf:rule_number} asks for.
 */
public record SlpfResults(RuleNumber ruleNumber) implements Extension {

  static final RecordType<SlpfResults> TYPE = type();

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  private static RecordType<SlpfResults> type() {
    var type = RecordType.builder("Results", SlpfResults.class);
    var ruleNumber =
        type.required(
            "rule_number", RuleNumber.TYPE, SlpfResults::ruleNumber, "the number of the new rule");
    return type.build(values -> new SlpfResults(values.require(ruleNumber)));
  }
}
