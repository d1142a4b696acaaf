// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.Profile;
import dev.openc2.target.Target;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.value.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads a Command (oc2ls v1.0 §3.3.1). */
final class CommandReader {

  private final Namespaces namespaces;
  private final TargetReader targets;

  CommandReader(Namespaces namespaces) {
    this.namespaces = namespaces;
    this.targets = new TargetReader(namespaces);
  }

  Command read(Node node) {
    Fields fields = node.object();
    Field<Action> action = fields.required("action", CommandReader::action);
    Field<Target> target = fields.required("target", targets::read);
    Field<Args> args = fields.optional("args", this::args);
    Field<ActuatorSpecifier> actuator = fields.optional("actuator", this::actuator);
    Field<ActuatorSpecifier> profile =
        fields.optionalIf(
            node.tolerates(Tolerance.PROFILE_FOR_ACTUATOR), "profile", this::actuator);
    Field<Optional<CommandId>> commandId = fields.optional("command_id", CommandReader::commandId);
    if (contradict(actuator.orNull(), profile.orNull())) {
      fields.malformed("actuator and profile differ");
    }
    return fields.complete(
        () ->
            new Command(
                action.get(),
                target.get(),
                args.orElse(Args.NONE),
                actuator.orNull() == null ? profile.orNull() : actuator.orNull(),
                commandId.orElse(Optional.empty()).orElse(null)));
  }

  private static boolean contradict(
      @Nullable ActuatorSpecifier one, @Nullable ActuatorSpecifier other) {
    return one != null && other != null && !one.equals(other);
  }

  private static Action action(Node node) {
    return Action.of(node.text())
        .orElseThrow(() -> node.malformed(node.describe() + " is not an action"));
  }

  /** The empty string is a legal Command-ID of the language that names nothing. */
  private static Optional<CommandId> commandId(Node node) {
    return node.text().isEmpty() ? Optional.empty() : Optional.of(node.text(CommandId::of));
  }

  private Args args(Node node) {
    Fields fields = node.object();
    if (fields.size() == 0) {
      fields.malformed("args must not be empty");
    }
    Field<Instant> startTime = fields.optional("start_time", Node::instant);
    Field<Instant> stopTime = fields.optional("stop_time", Node::instant);
    Field<Duration> duration = fields.optional("duration", Node::duration);
    Field<ResponseRequested> responseRequested =
        fields.optional("response_requested", CommandReader::responseRequested);
    Field<String> comment = fields.optional("comment", Node::text);
    List<Extension> extensions = new ArrayList<>();
    fields.optionalOthers(
        (name, child) -> extensions.add(namespaces.extension(name, child, Profile::args)));
    return fields.complete(
        () ->
            new Args(
                startTime.orNull(),
                stopTime.orNull(),
                duration.orNull(),
                responseRequested.orNull(),
                comment.orNull(),
                Extensions.of(extensions)));
  }

  static ResponseRequested responseRequested(Node node) {
    return ResponseRequested.of(node.text())
        .orElseThrow(
            () -> node.malformed(node.describe() + " is not one of none, ack, status, complete"));
  }

  private ActuatorSpecifier actuator(Node node) {
    if (node.isText() && node.tolerates(Tolerance.ACTUATOR_AS_TEXT)) {
      return ActuatorSpecifier.of(namespaces.nsid(node.text(), node));
    }
    Fields fields = node.object();
    if (fields.size() != 1) {
      throw node.malformed("an actuator has exactly one profile, not " + fields.size());
    }
    AtomicReference<@Nullable ActuatorSpecifier> actuator = new AtomicReference<>();
    fields.others((name, child) -> actuator.set(specifier(name, child)));
    return fields.complete(() -> Objects.requireNonNull(actuator.get()));
  }

  private ActuatorSpecifier specifier(String name, Node child) {
    if (child.object().size() == 0) {
      return ActuatorSpecifier.of(namespaces.nsid(name, child));
    }
    Extension specifiers = namespaces.extension(name, child, Profile::specifiers);
    return new ActuatorSpecifier(specifiers.nsid(), specifiers);
  }
}
