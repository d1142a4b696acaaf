// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.openc2.tree.InvalidMessageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * CBOR (RFC 8949) with the keys and texts of JSON: definite lengths, shortest integers, no tags.
 * Reads byte strings, indefinite lengths and the self-describe tag too.
 */
final class CborEncoding implements Encoding {

  private static final int INITIAL_SIZE = 512;

  // Depth and size are bounded by our own limits, before Jackson's would speak up. Names are
  // neither interned nor kept: hostile ones would fill a table of the whole JVM or of this factory.
  private final CBORFactory factory =
      CBORFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

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
    ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_SIZE);
    try (JsonGenerator generator = factory.createGenerator(out)) {
      new CborWriter(generator).value(tree);
    } catch (IOException e) {
      // There is no device that could fail: it is the tree.
      throw new IllegalArgumentException("a tree that is no CBOR", e);
    }
    return out.toByteArray();
  }

  @Override
  public @Nullable Object read(byte[] bytes, Limits limits) {
    limits.checkSize(bytes.length);
    try (CBORParser parser = factory.createParser(bytes)) {
      return new CborReader(parser, bytes, limits).document();
    } catch (InvalidMessageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The parser throws more than it declares for some malformed input.
      throw new InvalidMessageException("", "this is not CBOR");
    }
  }
}
