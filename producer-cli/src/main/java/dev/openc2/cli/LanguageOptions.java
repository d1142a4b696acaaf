// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;

import dev.openc2.encoding.MessageCodec;
import dev.openc2.tree.Language;
import dev.openc2.type.Spelling;

/** Which generation of the language is spoken. */
final class LanguageOptions {

  private final Arguments arguments = new Arguments();

  private final Argument<Language> language =
      arguments.orElse(
          option(
              "--lang",
              "1.0|2.0",
              "the language: 1.0 (default), or the drafts of 2.0 with profile for actuator, nested"
                  + " targets of profiles, and a comment"),
          Language.V1_0);

  private final Argument<NetForm> cborNet =
      arguments.orElse(
          option(
              "--cbor-net",
              "text|binary",
              "how CBOR spells address ranges: text (default), which every peer reads, or binary,"
                  + " the letter of the specification"),
          NetForm.text);

  /** How address ranges are spelt in CBOR; the names are those on the command line. */
  private enum NetForm {
    text,
    binary
  }

  /** These options, for a command that has them. */
  Arguments arguments() {
    return arguments;
  }

  /** The codec that writes this language. */
  MessageCodec of(MessageCodec codec) {
    return codec.withSpelling(new Spelling(language.value(), cborNet.value() == NetForm.binary));
  }
}
