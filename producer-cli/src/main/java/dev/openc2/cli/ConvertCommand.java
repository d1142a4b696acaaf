// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code oc2 convert}: spells a command, response or message anew. */
@Command(
    name = "convert",
    description = "Writes a command, response or message in another encoding to standard output.",
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

  @ParentCommand private Oc2Command root;
  @Mixin private LanguageOptions language = new LanguageOptions();

  @Option(
      names = "--from",
      paramLabel = "json|cbor",
      description = "how the file is spelt; default: what it looks like")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "json|cbor",
      required = true,
      description = "how to spell it")
  private String to = "";

  @Parameters(paramLabel = "FILE", description = "the file; - for the standard input")
  private String file = "";

  @SuppressWarnings("NullAway.Init") // picocli sets root
  ConvertCommand() {}

  @Override
  public Integer call() {
    Encoding target = DeliveryOptions.encodingOf(to);
    Encoding given = from == null ? null : DeliveryOptions.encodingOf(from);
    MessageCodec codec = language.of(root.codec());
    Document document = root.files().read(file);
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
