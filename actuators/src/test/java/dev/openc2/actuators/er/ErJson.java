// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads Commands of the profile as people write them: JSON with single quotes. */
final class ErJson {

  static final Profiles PROFILES = Profiles.of(List.of(new ErProfile()));
  static final MessageCodec CODEC = MessageCodec.of(PROFILES);

  /** Enough of a {@code downstream_device} for Commands that must have one. */
  static final String SOMEWHERE = "'downstream_device':[{'device_groups':['sales']}]";

  private ErJson() {}

  static Command command(String json, Mode mode) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return CODEC.withMode(mode).read(bytes, Encodings.JSON).command();
  }

  /** A Command whose arguments of the profile are given as members, or as nothing. */
  static Command command(String action, String target, String er) {
    return commandWithArgs(action, target, er.isEmpty() ? "" : "'er':{" + er + "}");
  }

  /** A Command whose args are given as the members of their JSON object, or as nothing. */
  static Command commandWithArgs(String action, String target, String args) {
    String member = args.isEmpty() ? "" : ",'args':{" + args + "}";
    return command(
        "{'action':'" + action + "','target':{" + target + "}" + member + "}", Mode.STRICT);
  }
}
