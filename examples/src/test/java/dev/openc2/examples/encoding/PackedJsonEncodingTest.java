// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.testkit.encoding.EncodingContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

final class PackedJsonEncodingTest extends EncodingContract {

  @Override
  protected Encoding encoding() {
    return new PackedJsonEncoding();
  }

  @Override
  protected List<byte[]> documentsWithAKeyTwice() {
    return List.of(pack("{\"a\":1,\"a\":1}"));
  }

  @Override
  protected List<byte[]> malformedDocuments() {
    return List.of(pack(""), pack("{} {}"), "{}".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] pack(String json) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Test
  void itIsFoundOnTheClassPath() {
    assertThat(Encodings.installed().get("x-json-zlib"))
        .get()
        .isInstanceOf(PackedJsonEncoding.class);
  }
}
