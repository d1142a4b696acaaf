// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import dev.openc2.message.Extension;
import dev.openc2.profile.Codec;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Node;
import dev.openc2.tree.TreeMapBuilder;
import dev.openc2.value.Nsid;

/** What the light was before: {@code {"x-blinky": {"was_on": false}}}. */
public record BlinkyResults(boolean wasOn) implements Extension {

  static final Codec<BlinkyResults> CODEC =
      new Codec<>(BlinkyResults.class, BlinkyResults::read, BlinkyResults::write);

  private static BlinkyResults read(Node node) {
    Fields fields = node.object();
    Field<Boolean> wasOn = fields.required("was_on", Node::bool);
    return fields.complete(() -> new BlinkyResults(wasOn.get()));
  }

  private static Object write(BlinkyResults results) {
    return new TreeMapBuilder().put("was_on", results.wasOn).build();
  }

  @Override
  public Nsid nsid() {
    return BlinkyProfile.NSID;
  }
}
