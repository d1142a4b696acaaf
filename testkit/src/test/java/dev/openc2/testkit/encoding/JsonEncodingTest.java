// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.encoding;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

final class JsonEncodingTest extends EncodingContract {

  @Override
  protected Encoding encoding() {
    return Encodings.JSON;
  }

  @Override
  protected List<byte[]> documentsWithAKeyTwice() {
    return List.of(utf8("{\"a\":1,\"a\":1}"), utf8("{\"b\":{\"a\":1,\"c\":2,\"\\u0061\":3}}"));
  }

  @Override
  protected List<byte[]> malformedDocuments() {
    return Stream.concat(
            Stream.of(
                    "{'a':1}",
                    "{a:1}",
                    "{\"a\":01}",
                    "{\"a\":1,}",
                    "[1 2]",
                    "nul",
                    "NaN",
                    "{} {}",
                    "// a note\n{}",
                    "\"\\ud800\"",
                    "[",
                    "]",
                    "{\"a\"}")
                .map(JsonEncodingTest::utf8),
            Stream.of(
                new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xFF, '"'},
                "{}".getBytes(StandardCharsets.UTF_16LE)))
        .toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
