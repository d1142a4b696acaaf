// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.parameter;

import dev.openc2.cli.input.Document;
import dev.openc2.cli.input.ParsedDocument;
import dev.openc2.cli.input.UsageException;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.producer.SendOptions;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code oc2 send FILE}: sends a Command that somebody wrote. */
final class SendCommand implements Callable<Integer> {

  private final Oc2Command root;

  private final LanguageOptions language = new LanguageOptions();
  private final ExchangeOptions exchange = new ExchangeOptions();
  private final Arguments arguments = new Arguments();

  private final Argument<String> file =
      arguments.required(parameter("0", "FILE", "JSON or CBOR; - for the standard input"));

  SendCommand(Oc2Command root) {
    this.root = root;
  }

  /** How it is called. */
  CommandSpec spec() {
    CommandSpec spec =
        Arguments.command(this, language.arguments(), exchange.arguments(), arguments);
    spec.usageMessage()
        .description("Sends a command, or a whole message, from a file.")
        .footer(
            "",
            "Of a whole message request_id, from and to are kept, unless --id or --to say otherwise;",
            "created is set anew. Without --encoding it is sent as the file is spelt.");
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    MessageCodec codec = language.of(root.codec());
    Document document = root.files().read(file.value());
    Message message = ParsedDocument.of(document, document.detectEncoding(), null, codec).message();
    if (!(message.content() instanceof dev.openc2.message.Command command)) {
      throw new UsageException(file.value() + " is no command: only commands are sent");
    }
    warnOfLoss(message);
    return new Sender(root, exchange, codec)
        .send(withProfile(command), options(document, message.headers()), from(message.headers()));
  }

  private dev.openc2.message.Command withProfile(dev.openc2.message.Command command) {
    Nsid profile = exchange.delivery().profile();
    if (profile == null || profile.equals(command.profile())) {
      return command;
    }
    if (command.actuator() != null) {
      throw new UsageException(
          "--profile " + profile + ": the command is for " + command.profile() + " already");
    }
    return command.withActuator(ActuatorSpecifier.of(profile));
  }

  private SendOptions options(Document document, Headers headers) {
    List<DeviceId> devices = headers.to().stream().map(DeviceId::of).toList();
    SendOptions.Builder options =
        exchange.delivery().toSendOptions(devices).requestId(headers.requestId());
    if (!exchange.delivery().hasEncoding()) {
      options.encoding(document.detectEncoding());
    }
    return options.build();
  }

  private static @Nullable ProducerId from(Headers headers) {
    String from = headers.from();
    return from == null ? null : ProducerId.of(from);
  }

  private void warnOfLoss(Message message) {
    List<String> other = List.copyOf(message.headers().other().keySet());
    if (!other.isEmpty() || message.signature() != null) {
      root.err().println("oc2: not sent: other headers, the signature");
    }
  }
}
