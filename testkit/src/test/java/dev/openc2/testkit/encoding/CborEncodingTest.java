// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.encoding;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

final class CborEncodingTest extends EncodingContract {

  @Override
  protected Encoding encoding() {
    return Encodings.CBOR;
  }

  @Override
  protected List<byte[]> documentsWithAKeyTwice() {
    // Both maps hold "a": 1 twice, the second one is of indefinite length.
    return hex("a2 6161 01 6161 01", "bf 6161 01 6161 01 ff");
  }

  @Override
  protected List<byte[]> malformedDocuments() {
    return hex(
        "ff", // a break of nothing
        "a1 01 02", // a key that is no text
        "62 c0 80", // text that is not UTF-8
        "c0 60", // a tag
        "9f 01", // an endless list
        "7b ff ff ff ff ff ff ff ff", // text of 2^64 - 1 octets
        "9b 7f ff ff ff ff ff ff ff"); // a list of 2^63 - 1 elements
  }

  private static List<byte[]> hex(String... documents) {
    return Stream.of(documents)
        .map(document -> HexFormat.of().parseHex(document.replace(" ", "")))
        .toList();
  }
}
