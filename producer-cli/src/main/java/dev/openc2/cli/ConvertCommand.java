// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;
import static dev.openc2.cli.Arguments.parameter;

import dev.openc2.cli.input.Document;
import dev.openc2.cli.input.DocumentKind;
import dev.openc2.cli.input.ParsedDocument;
import dev.openc2.cli.report.ContentText;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code oc2 convert}: spells a command, response or message anew. */
final class ConvertCommand implements Callable<Integer> {

  private final Oc2Command root;
  private final LanguageOptions language = new LanguageOptions();
  private final Arguments arguments = new Arguments();

  private final Argument<@Nullable String> from =
      arguments.optional(
          option("--from", "json|cbor", "how the file is spelt; default: what it looks like"),
          String.class);

  private final Argument<String> to =
      arguments.required(option("--to", "json|cbor", "how to spell it"));

  private final Argument<String> file =
      arguments.required(parameter("0", "FILE", "the file; - for the standard input"));

  ConvertCommand(Oc2Command root) {
    this.root = root;
  }

  /** How it is called. */
  CommandSpec spec() {
    CommandSpec spec = Arguments.command(this, language.arguments(), arguments);
    spec.usageMessage()
        .description(
            "Writes a command, response or message in another encoding to standard output.");
    return spec;
  }

  @Override
  public Integer call() {
    Encoding target = DeliveryOptions.encodingOf(to.value());
    String spelling = from.value();
    Encoding given = spelling == null ? null : DeliveryOptions.encodingOf(spelling);
    MessageCodec codec = language.of(root.codec());
    Document document = root.files().read(file.value());
    Encoding source = given == null ? document.detectEncoding() : given;
    ParsedDocument parsed = ParsedDocument.of(document, source, null, codec);
    Message message = parsed.message();
    Object tree =
        parsed.kind() == DocumentKind.message
            ? codec.tree(message, target)
            : new ContentText(codec).tree(message.content(), target);
    write(target.write(tree), target.isText());
    return ExitCode.OK.code();
  }

  private void write(byte[] bytes, boolean text) {
    OutputStream out = root.environment().out();
    try {
      out.write(bytes);
      if (text) {
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      // The output remembers it: CommandLines tells, whatever the command was.
      root.err().flush();
    }
  }
}
