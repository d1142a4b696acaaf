// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.encoding.MessageCodec;
import dev.openc2.tree.Language;
import dev.openc2.type.Spelling;
import picocli.CommandLine.Option;

/** Which generation of the language is spoken. */
final class LanguageOptions {

  @Option(
      names = "--lang",
      paramLabel = "1.0|2.0",
      description =
          "the language: 1.0 (default), or the drafts of 2.0 with profile for actuator, nested"
              + " targets of profiles, and a comment")
  private Language language = Language.V1_0;

  @Option(
      names = "--cbor-net",
      paramLabel = "text|binary",
      description =
          "how CBOR spells address ranges: text (default), which every peer reads, or binary,"
              + " the letter of the specification")
  private NetForm cborNet = NetForm.text;

  /** How address ranges are spelt in CBOR; the names are those on the command line. */
  private enum NetForm {
    text,
    binary
  }

  /** The codec that writes this language. */
  MessageCodec of(MessageCodec codec) {
    return codec.withSpelling(new Spelling(language, cborNet == NetForm.binary));
  }
}
