// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes CBOR: definite lengths, shortest integers, octets as they are (RFC 8949 §4.2.1). Jackson
 * cuts a long {@code String} into pieces of indefinite length, which simple peers do not read; what
 * is UTF-8 already it writes in one piece.
 */
final class CborSink extends GeneratorSink {

  /** Far below the length from which on Jackson cuts. */
  private static final int LONG = 256;

  CborSink(JsonGenerator generator) {
    super(generator);
  }

  @Override
  public void key(String key) throws IOException {
    if (key.length() < LONG) {
      super.key(key);
    } else {
      generator.writeFieldName(new SerializedString(TreeScalars.unicode(key)));
    }
  }

  @Override
  public void text(String text) throws IOException {
    if (text.length() < LONG) {
      super.text(text);
    } else {
      byte[] utf8 = TreeScalars.unicode(text).getBytes(StandardCharsets.UTF_8);
      generator.writeUTF8String(utf8, 0, utf8.length);
    }
  }

  @Override
  public void octets(Octets octets) throws IOException {
    generator.writeBinary(octets.toByteArray());
  }
}
