// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.words.CommandTree;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code oc2 <action> <target> [value]}: sends a Command. One class for the twenty actions. */
@Command(versionProvider = Version.class, mixinStandardHelpOptions = true)
final class ActionCommand implements Callable<Integer> {

  private final Action action;

  @ParentCommand private Oc2Command root;

  @Mixin private ExchangeOptions exchange = new ExchangeOptions();

  @Mixin private LanguageOptions language = new LanguageOptions();
  @Mixin private CommandOptions options = new CommandOptions();

  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description = "a target of the language, or nsid:name of a profile")
  private String target = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "VALUE",
      description =
          "a text, key=value,… with dots into inner objects, raw JSON, or @FILE with JSON")
  private List<String> values = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // picocli sets root
  ActionCommand(Action action) {
    this.action = action;
  }

  @Override
  public Integer call() throws InterruptedException {
    MessageCodec codec = language.of(root.codec());
    CommandTree tree = new CommandTree(action, target, values, root.files(), codec.profiles());
    options.addTo(tree, exchange.delivery().profile(), root.environment().clock().instant());
    return new Sender(root, exchange, codec)
        .send(tree.read(codec), exchange.delivery().toSendOptions(List.of()).build(), null);
  }
}
