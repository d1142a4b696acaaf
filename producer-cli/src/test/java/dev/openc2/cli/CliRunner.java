// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.memory.MemoryNetwork;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.OutboundFrame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs {@code oc2} in this JVM against a memory network and captures what comes out. */
final class CliRunner {

  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final MessageCodec CODEC = MessageCodec.of(Profiles.installed());

  final MemoryNetwork network = new MemoryNetwork();
  final Map<String, String> variables = new HashMap<>();
  final Interruption interruption = new Interruption();
  boolean terminal;
  byte[] standardInput = {};

  /** What writing to the standard output fails with, or null if it does not. */
  @Nullable String outputProblem;

  CliRunner(Path home) {
    variables.put("OC2_BROKER", network.uri());
    variables.put("XDG_STATE_HOME", home.resolve("state").toString());
  }

  /** What a run left behind. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Result(int exitCode, byte[] bytes, String err) {

    String out() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            variables::get,
            name -> name.equals("user.name") ? "Jörg Müller" : null,
            new ByteArrayInputStream(standardInput),
            outputProblem == null ? out : failing(outputProblem),
            err,
            terminal,
            () -> NOW,
            interruption);
    int exitCode = CommandLines.run(environment, args);
    return new Result(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  private static OutputStream failing(String problem) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(problem);
      }
    };
  }

  /** Adds a device that gives these answers to every Command. */
  CliRunner device(String id, Response... responses) {
    return device(id, request -> Arrays.asList(responses));
  }

  CliRunner device(String id, Function<Message, List<Response>> behaviour) {
    network.device(
        id,
        bytes -> {
          Message request = decode(bytes);
          return behaviour.apply(request).stream()
              .map(response -> answer(id, request, response, bytes))
              .toList();
        });
    return this;
  }

  private static byte[] answer(String id, Message request, Response response, byte[] like) {
    Headers headers = Headers.of(request.headers().requestId(), NOW, id, List.of());
    return CODEC.encode(
        Message.of(headers, response), isCbor(like) ? Encodings.CBOR : Encodings.JSON);
  }

  private static Message decode(byte[] bytes) {
    return CODEC.decode(bytes, isCbor(bytes) ? Encodings.CBOR : Encodings.JSON);
  }

  private static boolean isCbor(byte[] bytes) {
    return bytes[0] < 0;
  }

  OutboundFrame lastFrame() {
    return network.sent().get(network.sent().size() - 1);
  }

  Message lastMessage() {
    return decode(lastFrame().payload());
  }

  Command lastCommand() {
    return (Command) lastMessage().content();
  }

  /** The last Command as JSON. */
  String lastJson() {
    return new String(
        CODEC.encode(Message.of(Headers.NONE, lastCommand()), Encodings.JSON),
        StandardCharsets.UTF_8);
  }

  @Nullable Object json(Result result) {
    return Encodings.JSON.read(
        result.out().strip().getBytes(StandardCharsets.UTF_8), CODEC.limits());
  }
}
