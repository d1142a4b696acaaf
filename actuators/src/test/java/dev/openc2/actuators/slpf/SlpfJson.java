// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads Commands and Responses of the profile as people write them: JSON with single quotes. */
public final class SlpfJson {

  static final Profiles PROFILES = Profiles.of(List.of(new SlpfProfile()));

  private SlpfJson() {}

  static Command command(String json) {
    return command(json, Mode.LENIENT);
  }

  static Command command(String json, Mode mode) {
    return MessageCodec.of(PROFILES).withMode(mode).read(bytes(json), Encodings.JSON).command();
  }

  /** A Command whose args are given as the members of their JSON object, or as nothing. */
  public static Command command(String action, String target, String args) {
    String member = args.isEmpty() ? "" : ",'args':{" + args + "}";
    return command("{'action':'" + action + "','target':{" + target + "}" + member + "}");
  }

  /** This Command for every packet filter. */
  static Command toSlpf(Command command) {
    return command.withActuator(ActuatorSpecifier.of(SlpfProfile.NSID));
  }

  /** Specifiers given as the members of their JSON object. */
  static Extension specifiers(String members) {
    Command command =
        command(
            "{'action':'deny','target':{'ipv4_net':'192.0.2.1'},'actuator':{'slpf':{"
                + members
                + "}}}");
    return Objects.requireNonNull(Objects.requireNonNull(command.actuator()).specifiers());
  }

  static Response response(String json) {
    return MessageCodec.of(PROFILES)
        .withMode(Mode.STRICT)
        .read(bytes(json), Encodings.JSON)
        .response();
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
