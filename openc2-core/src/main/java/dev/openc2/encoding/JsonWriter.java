// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.openc2.value.Octets;
import java.io.IOException;

/** Writes a plain tree as JSON (RFC 7493). */
final class JsonWriter extends TreeWriter<IOException> {

  private final JsonGenerator generator;

  JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  @Override
  void startObject(int size) throws IOException {
    generator.writeStartObject();
  }

  @Override
  void key(String key) throws IOException {
    // Jackson writes a lone surrogate in a key as malformed UTF-8: none comes here.
    generator.writeFieldName(key);
  }

  @Override
  void endObject() throws IOException {
    generator.writeEndObject();
  }

  @Override
  void startList(int size) throws IOException {
    generator.writeStartArray();
  }

  @Override
  void endList() throws IOException {
    generator.writeEndArray();
  }

  @Override
  void text(String text) throws IOException {
    generator.writeString(text);
  }

  @Override
  void octets(Octets octets) throws IOException {
    generator.writeString(octets.toBase64Url());
  }

  @Override
  void integer(long number) throws IOException {
    generator.writeNumber(number);
  }

  @Override
  void number(double number) throws IOException {
    generator.writeNumber(number);
  }

  @Override
  void bool(boolean bool) throws IOException {
    generator.writeBoolean(bool);
  }

  @Override
  void nothing() throws IOException {
    generator.writeNull();
  }
}
