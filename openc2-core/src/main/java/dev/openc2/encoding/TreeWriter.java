// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a plain tree; how keys, texts and octets look is up to the encoding. */
abstract class TreeWriter {

  final JsonGenerator generator;

  TreeWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Writes a key of well-formed Unicode. */
  abstract void key(String key) throws IOException;

  /** Writes a text of well-formed Unicode. */
  abstract void text(String text) throws IOException;

  abstract void octets(Octets octets) throws IOException;

  final void value(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      text(TreeScalars.unicode(text));
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      generator.writeStartArray(list, list.size());
      for (Object element : list) {
        value(element);
      }
      generator.writeEndArray();
    } else {
      otherScalar(value);
    }
  }

  private void object(Map<?, ?> map) throws IOException {
    generator.writeStartObject(map, map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      // Jackson writes a lone surrogate in a key as malformed UTF-8.
      key(TreeScalars.unicode((String) entry.getKey()));
      value(entry.getValue());
    }
    generator.writeEndObject();
  }

  private void otherScalar(@Nullable Object value) throws IOException {
    if (value instanceof Long || value instanceof Integer) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else if (value instanceof Double number) {
      generator.writeNumber(TreeScalars.finite(number));
    } else if (value instanceof Octets octets) {
      octets(octets);
    } else if (value == null) {
      generator.writeNull();
    } else {
      throw TreeScalars.foreign(value);
    }
  }
}
