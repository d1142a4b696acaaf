// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.parameter;

import dev.openc2.cli.words.CommandTree;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code oc2 <action> <target> [value]}: sends a Command. One class for the twenty actions. */
final class ActionCommand implements Callable<Integer> {

  private final Action action;

  private final Oc2Command root;

  private final ExchangeOptions exchange = new ExchangeOptions();
  private final LanguageOptions language = new LanguageOptions();
  private final CommandOptions options = new CommandOptions();
  private final Arguments arguments = new Arguments();

  private final Argument<String> target =
      arguments.required(
          parameter("0", "TARGET", "a target of the language, or nsid:name of a profile"));

  private final Argument<List<String>> values =
      arguments.list(
          parameter(
                  "1..*",
                  "VALUE",
                  "a text, key=value,… with dots into inner objects, raw JSON, or @FILE with JSON")
              .arity("0..*"));

  ActionCommand(Action action, Oc2Command root) {
    this.action = action;
    this.root = root;
  }

  /** How it is called. */
  CommandSpec spec() {
    CommandSpec spec =
        Arguments.command(
            this, exchange.arguments(), language.arguments(), options.arguments(), arguments);
    spec.usageMessage().description(ActionHelp.of(action));
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    MessageCodec codec = language.of(root.codec());
    CommandTree tree =
        new CommandTree(action, target.value(), values.value(), root.files(), codec.profiles());
    options.addTo(tree, exchange.delivery().profile(), root.environment().clock().instant());
    return new Sender(root, exchange, codec)
        .send(tree.read(codec), exchange.delivery().toSendOptions(List.of()).build(), null);
  }
}
