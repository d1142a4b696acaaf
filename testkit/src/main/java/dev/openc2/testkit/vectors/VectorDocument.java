// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.value.Octets;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document of a vector: a structure that exists in both encodings, or the bytes of one of them.
 *
 * @param json the structure, or null if it exists in one encoding alone
 * @param only the one encoding of {@code bytes}, or null for a structure
 * @param bytes the bytes in that encoding; empty for a structure
 */
public record VectorDocument(@Nullable JsonNode json, @Nullable Encoding only, Octets bytes) {

  static VectorDocument ofStructure(JsonNode json) {
    return new VectorDocument(json, null, Octets.of(new byte[0]));
  }

  static VectorDocument ofJsonText(String text) {
    return ofBytes(Encodings.JSON, text.getBytes(StandardCharsets.UTF_8));
  }

  static VectorDocument ofHex(Encoding encoding, String hex) {
    return ofBytes(encoding, HexFormat.of().parseHex(hex));
  }

  private static VectorDocument ofBytes(Encoding encoding, byte[] bytes) {
    return new VectorDocument(null, encoding, Octets.of(bytes));
  }

  List<Encoding> encodings() {
    return only == null ? List.of(Encodings.JSON, Encodings.CBOR) : List.of(only);
  }

  byte[] bytes(Encoding encoding) {
    if (!encodings().contains(encoding)) {
      throw new IllegalArgumentException("the document does not exist as " + encoding.name());
    }
    if (json == null) {
      return bytes.toByteArray();
    }
    return encoding == Encodings.JSON ? Json.write(json) : Json.writeCbor(json);
  }
}
