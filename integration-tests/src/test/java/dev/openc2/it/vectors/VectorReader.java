// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.vectors;

import dev.openc2.actuators.slpf.SlpfProfile;
import dev.openc2.encoding.Draft;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Mode;
import java.util.List;

/** Reads vectors as the README of the vectors says: SLPF is the one profile that is known. */
final class VectorReader {

  static final MessageCodec CODEC = MessageCodec.of(Profiles.of(List.of(new SlpfProfile())));

  private VectorReader() {}

  /** The document as a message: a bare Command or Response gets an envelope without headers. */
  static Message read(Combination combination) {
    Draft draft =
        CODEC.withMode(combination.mode()).read(combination.bytes(), combination.encoding());
    return switch (combination.vector().kind()) {
      case MESSAGE -> draft.message();
      case COMMAND -> Message.of(Headers.NONE, draft.command());
      case RESPONSE -> Message.of(Headers.NONE, draft.response());
    };
  }

  /** Asks the profiles that a Command names; throws what it says against it. */
  static void checkProfile(Message message, Mode mode) {
    if (message.content() instanceof Command command) {
      CODEC.profiles().check(command, mode);
    }
  }
}
