// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes a plain tree as CBOR of definite lengths. Jackson cuts a long {@code String} into pieces
 * of indefinite length, which simple peers do not read; what is UTF-8 already it writes in one
 * piece.
 */
final class CborWriter extends TreeWriter {

  CborWriter(JsonGenerator generator) {
    super(generator);
  }

  @Override
  void key(String key) throws IOException {
    generator.writeFieldName(new SerializedString(key));
  }

  @Override
  void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    generator.writeUTF8String(utf8, 0, utf8.length);
  }

  @Override
  void octets(Octets octets) throws IOException {
    generator.writeBinary(octets.toByteArray());
  }
}
