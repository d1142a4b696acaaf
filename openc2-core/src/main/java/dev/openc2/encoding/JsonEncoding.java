// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.TreeSource;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON as of RFC 7493: UTF-8, no key twice. */
final class JsonEncoding implements Encoding {

  /** Longer numbers make no sense anywhere in the language, and take long to convert. */
  private static final int MAX_DIGITS = 64;

  /** Jackson guesses the charset from so many. */
  private static final int GUESSED_FROM = 4;

  private static final VarHandle EIGHT_OCTETS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

  /** The parser's table of names grows with the square of a document of long names alone. */
  private static final int MAX_SIZE_WITH_TABLE = 16 * 1024;

  private final JsonFactory factory = factory(true);
  private final JsonFactory factoryForLarge = factory(false);

  // Depth and size are bounded by our own limits, before Jackson's would speak up. Names are not
  // interned: hostile ones would fill a table of the whole JVM.
  private static JsonFactory factory(boolean hasTableOfNames) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, hasTableOfNames)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(MAX_DIGITS)
                .build())
        .build();
  }

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
    return writeFrom(sink -> sink.tree(tree));
  }

  @Override
  public byte[] writeFrom(TreeSource source) {
    return new JsonWriter().write(source);
  }

  @Override
  public @Nullable Object read(byte[] bytes, Limits limits) {
    limits.checkSize(bytes.length);
    boolean isPlain = isPlain(bytes);
    JsonFactory suited = bytes.length > MAX_SIZE_WITH_TABLE ? factoryForLarge : factory;
    try (JsonParser parser = suited.createParser(bytes)) {
      return new JsonReader(parser, bytes.length, isPlain, limits).document();
    } catch (IOException e) {
      throw new InvalidMessageException("", "this is not JSON");
    }
  }

  /**
   * True if every character is one of ASCII and none is escaped, which is quick to find out and
   * spares a look at each text.
   *
   * <p>Jackson guesses UTF-16 and UTF-32 and takes some malformed UTF-8; RFC 7493 §2.1 allows UTF-8
   * alone.
   */
  private static boolean isPlain(byte[] bytes) {
    // In UTF-16 and UTF-32 one of the first four is zero; further on the parser refuses zeros.
    for (int i = 0; i < Math.min(GUESSED_FROM, bytes.length); i++) {
      if (bytes[i] == 0) {
        throw new InvalidMessageException("", "this is not JSON: it has a zero byte");
      }
    }
    long high = 0;
    long escaped = 0;
    int index = 0;
    for (; index <= bytes.length - Long.BYTES; index += Long.BYTES) {
      long eight = (long) EIGHT_OCTETS.get(bytes, index);
      high |= eight;
      escaped |= zeros(eight ^ BACKSLASHES);
    }
    for (; index < bytes.length; index++) {
      high |= bytes[index];
      escaped |= bytes[index] == '\\' ? HIGH_BITS : 0;
    }
    if ((high & HIGH_BITS) != 0) {
      decode(bytes);
      return false;
    }
    return (escaped & HIGH_BITS) == 0;
  }

  /** The high bit of some octet is set if one of the eight, none above 127, is zero. */
  private static long zeros(long eight) {
    return (eight - LOW_BITS) & ~eight;
  }

  private static void decode(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new InvalidMessageException("", "this is not JSON: it is not UTF-8");
    }
  }
}
