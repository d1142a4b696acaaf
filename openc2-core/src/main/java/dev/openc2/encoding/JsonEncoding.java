// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.openc2.tree.InvalidMessageException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON as of RFC 7493: UTF-8, no key twice. */
final class JsonEncoding implements Encoding {

  /** Longer numbers make no sense anywhere in the language, and take long to convert. */
  private static final int MAX_DIGITS = 64;

  private final JacksonTrees trees =
      new JacksonTrees(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(Integer.MAX_VALUE)
                      .maxStringLength(Integer.MAX_VALUE)
                      .maxNumberLength(MAX_DIGITS)
                      .build())
              .build(),
          "JSON",
          parser -> {});

  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public byte[] write(Object tree) {
    return trees.write(tree);
  }

  @Override
  public @Nullable Object read(byte[] bytes, Limits limits) {
    if (bytes.length <= limits.maxBytes()) {
      checkUtf8(bytes);
    }
    return trees.read(bytes, limits);
  }

  /**
   * Jackson guesses UTF-16 and UTF-32 and takes some malformed UTF-8; RFC 7493 §2.1 allows UTF-8
   * alone.
   */
  private static void checkUtf8(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        decode(bytes);
        return;
      }
      if (b == 0) {
        throw new InvalidMessageException("", "this is not JSON: it has a zero byte");
      }
    }
  }

  private static void decode(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new InvalidMessageException("", "this is not JSON: it is not UTF-8");
    }
  }
}
