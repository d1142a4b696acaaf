// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Extension;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;
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

  static final RecordType<SlpfArgs> TYPE = type();

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  private static RecordType<SlpfArgs> type() {
    var type = RecordType.builder("Args", SlpfArgs.class);
    var dropProcess =
        type.optional(
            "drop_process",
            DropProcess.TYPE,
            SlpfArgs::dropProcess,
            "what the sender of a denied packet gets to know; deny only");
    var persistent =
        type.optional(
            "persistent", Types.BOOLEAN, SlpfArgs::persistent, "outlives a restart of the device");
    var direction =
        type.optional("direction", Direction.TYPE, SlpfArgs::direction, "which traffic");
    var insertRule =
        type.optional(
            "insert_rule", RuleNumber.TYPE, SlpfArgs::insertRule, "the number of the new rule");
    return type.build(
        values ->
            new SlpfArgs(
                values.get(dropProcess),
                values.get(persistent),
                values.get(direction),
                values.get(insertRule)));
  }
}
