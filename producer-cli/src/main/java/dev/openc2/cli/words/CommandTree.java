// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.words.Template.Members;
import dev.openc2.cli.words.Template.Plain;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.Profiles;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.tree.Mode;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Collects the parts of a Command from the command line. Not thread-safe; a part that is given
 * twice is a {@link UsageException}.
 */
public final class CommandTree {

  private static final String RESPONSE_REQUESTED = "response_requested";
  private static final String INSERT_RULE = "slpf.insert_rule";

  private final Action action;
  private final String targetName;
  private final ObjectWords command = new ObjectWords();
  private final ObjectWords args = new ObjectWords();

  /**
   * Begins with the action, the target and the words behind it.
   *
   * @param files reads the files that words refer to
   * @param profiles whose targets there are examples of
   */
  public CommandTree(
      Action action,
      String targetName,
      List<String> words,
      DocumentReader files,
      Profiles profiles) {
    this.action = action;
    this.targetName = targetName;
    ObjectWords target = new ObjectWords();
    target.putWhole(targetName, new TargetWords(files, profiles).read(targetName, words));
    command.put("action", new Plain(action.wireName()));
    command.put("target", target.template());
  }

  /** Adds an argument, {@code key=value}; a dot leads into a namespace. */
  public void arg(String word) {
    args.add(word);
  }

  /** Sets when to begin. */
  public void startTime(Instant time) {
    args.put("start_time", new Plain(time.toEpochMilli()));
  }

  /** Sets when to end. */
  public void stopTime(Instant time) {
    args.put("stop_time", new Plain(time.toEpochMilli()));
  }

  /** Sets how long. */
  public void duration(Duration duration) {
    args.put("duration", new Plain(duration.toMillis()));
  }

  /** Sets which Response is wanted. */
  public void responseRequested(ResponseRequested response) {
    args.put(RESPONSE_REQUESTED, new Plain(response.wireName()));
  }

  /** Sets the note for people. */
  public void comment(String comment) {
    args.put("comment", new Plain(comment));
  }

  /** Sets the name of the Command. */
  public void commandId(CommandId id) {
    command.put("command_id", new Plain(id.value()));
  }

  /** Names the profile, and with {@code key=value} words which actuators of it. */
  public void actuator(Nsid profile, List<String> specifiers) {
    ObjectWords inner = new ObjectWords();
    specifiers.forEach(inner::add);
    command.put("actuator." + profile, inner.template());
  }

  /**
   * The Command.
   *
   * @param codec knows the profiles; what it reads is judged strictly
   * @throws dev.openc2.tree.InvalidMessageException with the place of what is wrong
   */
  public Command read(MessageCodec codec) {
    askForCompleteWhereItMatters();
    if (!args.isEmpty() && !command.has("args")) {
      command.put("args", args.template());
    }
    MessageCodec strict = codec.withMode(Mode.STRICT);
    Members template = command.template();
    return new Guesses(template).read(tree -> strict.draft(Objects.requireNonNull(tree)).command());
  }

  /**
   * Some peers refuse {@code query features} unless {@code complete} is explicit, and SLPF demands
   * it with {@code insert_rule} (slpf v1.0 §2.3.1).
   */
  private void askForCompleteWhereItMatters() {
    boolean matters =
        (action == Action.QUERY && targetName.equals(FeaturesTarget.NAME)) || args.has(INSERT_RULE);
    if (matters && !args.has(RESPONSE_REQUESTED)) {
      responseRequested(ResponseRequested.COMPLETE);
    }
  }
}
