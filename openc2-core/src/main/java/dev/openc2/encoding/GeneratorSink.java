// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.util.function.Function;

/**
 * Writes with a generator of Jackson's, as JSON has it: octets are base64url (oc2ls v1.0 §3.1.5).
 * Jackson itself would write texts that are no Unicode and numbers that are none.
 */
class GeneratorSink implements TreeSink {

  final JsonGenerator generator;

  GeneratorSink(JsonGenerator generator) {
    this.generator = generator;
  }

  /** What a source writes through a sink of this kind. */
  static byte[] write(
      JsonFactory factory, Function<JsonGenerator, GeneratorSink> kind, TreeSource source) {
    BufferRecycler recycler = factory._getBufferRecycler();
    try (ByteArrayBuilder out = new ByteArrayBuilder(recycler)) {
      try (JsonGenerator generator = factory.createGenerator(out, JsonEncoding.UTF8)) {
        source.writeTo(kind.apply(generator));
      }
      return out.toByteArray();
    } catch (IOException e) {
      // There is no device that could fail: it is the tree.
      throw new IllegalArgumentException("a tree that cannot be written", e);
    } finally {
      recycler.releaseToPool();
    }
  }

  @Override
  public final void startObject(int members) throws IOException {
    generator.writeStartObject(null, members);
  }

  @Override
  public void key(String key) throws IOException {
    generator.writeFieldName(TreeScalars.unicode(key));
  }

  @Override
  public final void endObject() throws IOException {
    generator.writeEndObject();
  }

  @Override
  public final void startList(int elements) throws IOException {
    generator.writeStartArray(null, elements);
  }

  @Override
  public final void endList() throws IOException {
    generator.writeEndArray();
  }

  @Override
  public void text(String text) throws IOException {
    generator.writeString(TreeScalars.unicode(text));
  }

  @Override
  public final void integer(long number) throws IOException {
    generator.writeNumber(number);
  }

  @Override
  public final void number(double number) throws IOException {
    generator.writeNumber(TreeScalars.finite(number));
  }

  @Override
  public final void bool(boolean bool) throws IOException {
    generator.writeBoolean(bool);
  }

  @Override
  public void octets(Octets octets) throws IOException {
    generator.writeString(octets.toBase64Url());
  }

  @Override
  public final void nothing() throws IOException {
    generator.writeNull();
  }
}
