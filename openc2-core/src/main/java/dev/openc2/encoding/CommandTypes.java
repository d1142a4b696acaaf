// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.message.ResponseRequested;
import dev.openc2.profile.Profile;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.type.PlainType;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.type.WordType;
import dev.openc2.value.CommandId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types of a Command (oc2ls v1.0 §3.3.1). */
final class CommandTypes {

  static final WordType<Action> ACTION = WordType.of("Action", Action.values(), Action::wireName);

  static final WordType<ResponseRequested> RESPONSE_REQUESTED =
      WordType.of("Response-Type", ResponseRequested.values(), ResponseRequested::wireName);

  /** The empty string is a legal Command-ID of the language that names nothing. */
  private static final PlainType<String> COMMAND_ID =
      PlainType.asText("Command-ID", CommandTypes::commandId, Function.identity());

  private CommandTypes() {}

  private static String commandId(Node node) {
    return node.text().isEmpty() ? "" : Types.COMMAND_ID.read(node).value();
  }

  private static @Nullable CommandId named(@Nullable String commandId) {
    return commandId == null || commandId.isEmpty() ? null : CommandId.of(commandId);
  }

  private static @Nullable String nameOf(Command command) {
    CommandId id = command.commandId();
    return id == null ? null : id.value();
  }

  static RecordType<Command> command(Namespaces namespaces) {
    TargetChoice targets = new TargetChoice(namespaces);
    ActuatorForm actuators = new ActuatorForm(namespaces);
    var type = RecordType.builder("Command", Command.class);
    var action = type.required("action", ACTION, Command::action, "what is to be done");
    var target =
        type.required(
            "target",
            PlainType.spelt("Target", targets::read, targets::write),
            Command::target,
            "to what");
    var args =
        type.optional(
            "args",
            args(namespaces),
            command -> command.args().isEmpty() ? null : command.args(),
            "how");
    var actuator =
        type.optional(
                "actuator",
                PlainType.spelt("Actuator", actuators::read, actuators::write),
                Command::actuator,
                "by which profile")
            .alsoNamed("profile", Tolerance.PROFILE_FOR_ACTUATOR);
    var commandId = type.optional("command_id", COMMAND_ID, CommandTypes::nameOf, "its name");
    return type.build(
        values ->
            checked(
                values.node(),
                new Command(
                    values.require(action),
                    values.require(target),
                    values.get(args, Args.NONE),
                    values.get(actuator),
                    named(values.get(commandId)))));
  }

  /** A Producer asks for features without any further argument (oc2ls v1.0 §4.1). */
  private static Command checked(Node node, Command command) {
    if (command.isFeatureQuery()
        && !command.args().areOnly(ResponseRequested.COMPLETE)
        && !node.tolerates(Tolerance.FEATURES_WITH_ARGS)) {
      throw node.child("args", null)
          .malformed("query features takes no argument but response_requested: complete");
    }
    return command;
  }

  private static RecordType<Args> args(Namespaces namespaces) {
    var type = RecordType.builder("Args", Args.class).notEmpty();
    var startTime = type.optional("start_time", Types.DATE_TIME, Args::startTime, "begin then");
    var stopTime = type.optional("stop_time", Types.DATE_TIME, Args::stopTime, "end then");
    var duration = type.optional("duration", Types.DURATION, Args::duration, "for so long");
    var responseRequested =
        type.optional(
            "response_requested",
            RESPONSE_REQUESTED,
            Args::responseRequested,
            "which Response is wanted");
    var comment =
        type.optional("comment", Types.TEXT, Args::comment, "a note for people")
            .onlyIf(Tolerance.COMMENT);
    var extensions = type.others(namespaces.<Args>others(Profile::args, Args::extensions));
    return type.build(
        values ->
            new Args(
                values.get(startTime),
                values.get(stopTime),
                values.get(duration),
                values.get(responseRequested),
                values.get(comment),
                Extensions.of(values.get(extensions))));
  }
}
