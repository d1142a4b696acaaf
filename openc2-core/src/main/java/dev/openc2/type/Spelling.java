// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Language;

/**
 * Which of the allowed forms are written.
 *
 * @param language the generation of the language
 * @param binaryNets whether address ranges are a byte string and a prefix, as oc2ls v1.0 §3.4.1.9
 *     has it for CBOR; only for encodings that have byte strings
 */
public record Spelling(Language language, boolean binaryNets) {
  /** Language 1.0 with the texts of JSON: what every peer understands. */
  public static final Spelling DEFAULT = new Spelling(Language.V1_0, false);
}
