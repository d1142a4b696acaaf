// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Codec;
import dev.openc2.profile.Profile;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.Map;
import java.util.Optional;

/** A profile with one text for arguments, specifiers and results alike. */
final class DoorProfile implements Profile {

  static final Nsid NSID = Nsid.of("x-door");

  /** The one text, under {@code word}. */
  record Word(String word) implements Extension {

    @Override
    public Nsid nsid() {
      return NSID;
    }
  }

  private static final Codec<Word> CODEC =
      new Codec<>(Word.class, DoorProfile::read, word -> Map.of("word", word.word()));

  private static Word read(Node node) {
    var fields = node.object();
    var word = fields.required("word", Node::text);
    return fields.complete(() -> new Word(word.get()));
  }

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "Doors.";
  }

  @Override
  public Pairs pairs() {
    return Pairs.builder().add(Action.DENY, "ipv4_net").build();
  }

  @Override
  public Map<String, Codec<? extends ProfileTarget>> targets() {
    return Map.of();
  }

  @Override
  public Optional<Codec<? extends Extension>> args() {
    return Optional.of(CODEC);
  }

  @Override
  public Optional<Codec<? extends Extension>> specifiers() {
    return Optional.of(CODEC);
  }

  @Override
  public Optional<Codec<? extends Extension>> results() {
    return Optional.of(CODEC);
  }

  /** Refuses one word. */
  @Override
  public void check(Command command, Mode mode) {
    if (command.args().extensions().get(Word.class).equals(Optional.of(new Word("sesame")))) {
      throw new OpenC2Exception(StatusCode.FORBIDDEN, "not that word");
    }
  }
}
