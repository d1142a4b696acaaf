// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.RawExtension;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.Codec;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.target.Target;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.value.CommandId;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a Command (oc2ls v1.0 §3.3.1). */
final class CommandReader {

  private final Profiles profiles;
  private final TargetReader targets;

  CommandReader(Profiles profiles) {
    this.profiles = profiles;
    this.targets = new TargetReader(profiles);
  }

  Command read(Node node) {
    Fields fields = node.object();
    Field<Action> action = fields.required("action", CommandReader::action);
    Field<Target> target = fields.required("target", targets::read);
    Field<Args> args = fields.optional("args", this::args);
    Field<ActuatorSpecifier> actuator = fields.optional("actuator", this::actuator);
    // The name of later drafts; oc2ls v1.0 does not know it.
    Field<ActuatorSpecifier> profile =
        fields.optionalIf(node.mode() == Mode.LENIENT, "profile", this::actuator);
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
    fields.others((name, child) -> extensions.add(namespace(name, child, Profile::args)));
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
    if (node.isText() && node.mode() == Mode.LENIENT) {
      return ActuatorSpecifier.of(nsid(node.text(), node));
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
      return ActuatorSpecifier.of(nsid(name, child));
    }
    Extension specifiers = namespace(name, child, Profile::specifiers);
    return new ActuatorSpecifier(specifiers.nsid(), specifiers);
  }

  /** What stands under a namespace: as its profile reads it, or raw if it is not loaded. */
  Extension namespace(
      String name, Node child, Function<Profile, Optional<Codec<? extends Extension>>> codecOf) {
    Nsid nsid = nsid(name, child);
    if (!child.isObject()) {
      throw child.malformed(child.describe() + " is not an object");
    }
    Optional<Profile> profile = profiles.get(nsid);
    if (profile.isEmpty()) {
      return new RawExtension(nsid, child.value());
    }
    Optional<Codec<? extends Extension>> codec = codecOf.apply(profile.get());
    if (codec.isEmpty()) {
      throw child.malformed("the profile " + nsid + " defines nothing here");
    }
    return codec.get().reader().apply(child);
  }

  private Nsid nsid(String text, Node place) {
    Nsid nsid;
    try {
      nsid = Nsid.of(text);
    } catch (IllegalArgumentException e) {
      throw place.malformed(Printable.quote(text) + " is not defined here");
    }
    if (!profiles.isKnownName(nsid)) {
      throw place.malformed(
          Printable.quote(text)
              + " is not defined here, and no namespace: those are registered or begin with x-");
    }
    if (place.mode() == Mode.STRICT && !nsid.isStandard()) {
      throw place.malformed(Printable.quote(text) + " has more than 16 characters");
    }
    return nsid;
  }
}
