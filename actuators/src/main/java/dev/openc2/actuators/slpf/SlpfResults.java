// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Extension;
import dev.openc2.profile.Codec;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Node;
import dev.openc2.tree.TreeMapBuilder;
import dev.openc2.value.Nsid;

/**
 * What came out of allow or deny: the number of the new rule (slpf v1.0 §2.2.2). It is what {@code
 * delete slpf:rule_number} asks for.
 */
public record SlpfResults(RuleNumber ruleNumber) implements Extension {

  static final Codec<SlpfResults> CODEC =
      new Codec<>(SlpfResults.class, SlpfResults::read, SlpfResults::write);

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  private static SlpfResults read(Node node) {
    Fields fields = node.object();
    Field<RuleNumber> ruleNumber = fields.required("rule_number", RuleNumber::read);
    return fields.complete(() -> new SlpfResults(ruleNumber.get()));
  }

  private static Object write(SlpfResults results) {
    return new TreeMapBuilder().put("rule_number", results.ruleNumber.value()).build();
  }
}
