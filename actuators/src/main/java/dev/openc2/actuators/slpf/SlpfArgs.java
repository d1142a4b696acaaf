// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Extension;
import dev.openc2.profile.Codec;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.tree.TreeMapBuilder;
import dev.openc2.value.Nsid;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that the profile adds to allow and deny (slpf v1.0 §2.1.3.2).
 *
 * @param dropProcess what the sender of a denied packet gets to know; of deny only; absent means
 *     nothing
 * @param persistent whether the rule outlives a restart of the device; absent means that it does
 * @param direction which traffic it concerns; absent means both directions
 * @param insertRule the number that the rule is to have; absent means that the device chooses
 */
public record SlpfArgs(
    @Nullable DropProcess dropProcess,
    @Nullable Boolean persistent,
    @Nullable Direction direction,
    @Nullable RuleNumber insertRule)
    implements Extension {

  /** No argument of the profile. */
  public static final SlpfArgs NONE = new SlpfArgs(null, null, null, null);

  static final Codec<SlpfArgs> CODEC = new Codec<>(SlpfArgs.class, SlpfArgs::read, SlpfArgs::write);

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  private static SlpfArgs read(Node node) {
    Fields fields = node.object();
    if (fields.size() == 0 && node.mode() == Mode.STRICT) {
      fields.malformed("args of slpf must not be empty");
    }
    Field<DropProcess> dropProcess = fields.optional("drop_process", SlpfArgs::dropProcess);
    Field<Boolean> persistent = fields.optional("persistent", Node::bool);
    Field<Direction> direction = fields.optional("direction", SlpfArgs::direction);
    Field<RuleNumber> insertRule = fields.optional("insert_rule", RuleNumber::read);
    return fields.complete(
        () ->
            new SlpfArgs(
                dropProcess.orNull(),
                persistent.orNull(),
                direction.orNull(),
                insertRule.orNull()));
  }

  private static DropProcess dropProcess(Node node) {
    return DropProcess.of(node.text())
        .orElseThrow(
            () -> node.malformed(node.describe() + " is not one of none, reject, false_ack"));
  }

  private static Direction direction(Node node) {
    return Direction.of(node.text())
        .orElseThrow(
            () -> node.malformed(node.describe() + " is not one of both, ingress, egress"));
  }

  private static Object write(SlpfArgs args) {
    return new TreeMapBuilder()
        .putIfPresent("drop_process", args.dropProcess, DropProcess::wireName)
        .putIfPresent("persistent", args.persistent, Function.identity())
        .putIfPresent("direction", args.direction, Direction::wireName)
        .putIfPresent("insert_rule", args.insertRule, RuleNumber::value)
        .build();
  }
}
