// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.openc2.tree.InvalidMessageException;
import org.jspecify.annotations.Nullable;

/**
 * CBOR (RFC 8949) with the keys and texts of JSON: definite lengths, shortest integers, no tags.
 * Reads byte strings too, and the self-describe tag.
 */
final class CborEncoding implements Encoding {

  private static final int SELF_DESCRIBE = 55_799;
  private static final int NO_TAG = -1;

  private final JacksonTrees trees =
      new JacksonTrees(
          CBORFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(Integer.MAX_VALUE)
                      .maxStringLength(Integer.MAX_VALUE)
                      .build())
              .build(),
          "CBOR",
          CborEncoding::checkTag);

  private static void checkTag(JsonParser parser) {
    int tag = ((CBORParser) parser).getCurrentTag();
    if (tag != NO_TAG && tag != SELF_DESCRIBE) {
      throw new InvalidMessageException("", "the message has the CBOR tag " + tag);
    }
  }

  @Override
  public String name() {
    return "cbor";
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public byte[] write(Object tree) {
    return trees.write(tree);
  }

  @Override
  public @Nullable Object read(byte[] bytes, Limits limits) {
    return trees.read(bytes, limits);
  }
}
