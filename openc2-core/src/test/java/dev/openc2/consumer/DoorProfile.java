// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.tree.Mode;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
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

  private static final RecordType<Word> WORD = word();

  private static RecordType<Word> word() {
    var type = RecordType.builder("Word", Word.class);
    var word = type.required("word", Types.TEXT, Word::word, "any");
    return type.build(values -> new Word(values.require(word)));
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
  public Optional<RecordType<? extends Extension>> args() {
    return Optional.of(WORD);
  }

  @Override
  public Optional<RecordType<? extends Extension>> specifiers() {
    return Optional.of(WORD);
  }

  @Override
  public Optional<RecordType<? extends Extension>> results() {
    return Optional.of(WORD);
  }

  /** Refuses one word. */
  @Override
  public void check(Command command, Mode mode) {
    if (command.args().extensions().get(Word.class).equals(Optional.of(new Word("sesame")))) {
      throw new OpenC2Exception(StatusCode.FORBIDDEN, "not that word");
    }
  }
}
