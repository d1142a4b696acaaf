// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.openc2.value.Octets;
import java.io.IOException;

/** Writes a plain tree as JSON (RFC 7493). */
final class JsonWriter extends TreeWriter {

  JsonWriter(JsonGenerator generator) {
    super(generator);
  }

  @Override
  void key(String key) throws IOException {
    generator.writeFieldName(key);
  }

  @Override
  void text(String text) throws IOException {
    generator.writeString(text);
  }

  @Override
  void octets(Octets octets) throws IOException {
    generator.writeString(octets.toBase64Url());
  }
}
