// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Fault;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Reads JSON texts the way tests want it: single quotes for double ones, faults as text. */
final class Messages {

  static final MessageCodec LENIENT = MessageCodec.of(Profiles.of(List.of(new AcmeProfile())));
  static final MessageCodec STRICT = LENIENT.withMode(Mode.STRICT);

  private Messages() {}

  static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  static Draft lenient(String text) {
    return LENIENT.read(json(text), Encodings.JSON);
  }

  static Draft strict(String text) {
    return STRICT.read(json(text), Encodings.JSON);
  }

  /** What is wrong with a document, one line per fault, the 501s marked; empty if nothing is. */
  static List<String> faults(Draft draft, Consumer<Draft> part) {
    try {
      part.accept(draft);
      return List.of();
    } catch (InvalidMessageException e) {
      return e.faults().stream().map(Messages::line).toList();
    }
  }

  private static String line(Fault fault) {
    return fault.status().code() == 400 ? fault.toString() : fault.status().code() + " " + fault;
  }

  static String write(Message message) {
    return new String(LENIENT.encode(message, Encodings.JSON), StandardCharsets.UTF_8)
        .replace('"', '\'');
  }
}
