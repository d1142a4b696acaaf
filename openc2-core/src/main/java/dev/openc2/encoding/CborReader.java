// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.TreeObject;
import dev.openc2.value.Octets;
import dev.openc2.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one CBOR document into a plain tree (RFC 8949 §3), in one pass over its bytes. Jackson's
 * parser takes integers for keys, simple values for integers, malformed UTF-8, and a length of four
 * octets for a signed one; to watch it takes longer than to read. Not thread-safe.
 */
final class CborReader {

  private static final long SELF_DESCRIBE = 55_799;
  private static final Octets NO_OCTETS = Octets.of(new byte[0]);

  /** Room for the elements of a list that has one; more grows. */
  private static final int FEW = 4;

  private static final double TWO_TO_64 = 0x1p64;

  private final TreePath path = new TreePath();
  private final CborInput input;
  private final Limits limits;
  private final HeadersRead headers = new HeadersRead();
  private final Burden burden;
  private int values;

  CborReader(byte[] bytes, Limits limits) {
    this.input = new CborInput(bytes, path);
    this.limits = limits;
    this.burden = new Burden(bytes.length);
  }

  /**
   * Reads all of it.
   *
   * @throws InvalidMessageException naming the place, if it is no document; with its headers, if
   *     they were read
   */
  @Nullable Object document() {
    try {
      return onlyValue();
    } catch (InvalidMessageException e) {
      throw headers.keptIn(e);
    }
  }

  private @Nullable Object onlyValue() {
    if (input.isNext(CborInput.TAG)) {
      skipSelfDescription();
    }
    Object tree = value(1);
    if (!input.isAtEnd()) {
      throw path.malformed("something follows behind the message");
    }
    return tree;
  }

  /** The first octets of the document only; elsewhere it has no meaning. */
  private void skipSelfDescription() {
    long tag = input.argument(CborInput.info(input.initial()));
    if (tag != SELF_DESCRIBE) {
      throw unknownTag(tag);
    }
  }

  private InvalidMessageException unknownTag(long tag) {
    return path.malformed("the CBOR tag " + Long.toUnsignedString(tag) + " is not known here");
  }

  private @Nullable Object value(int depth) {
    limits.checkValues(++values);
    int initial = input.initial();
    int info = CborInput.info(initial);
    return switch (CborInput.major(initial)) {
      case CborInput.UNSIGNED -> unsigned(input.argument(info));
      case CborInput.NEGATIVE -> negative(input.argument(info));
      case CborInput.BYTES -> octets(info);
      case CborInput.TEXT -> text(info);
      case CborInput.ARRAY -> array(info, depth);
      case CborInput.MAP -> map(info, depth);
      case CborInput.TAG -> throw unknownTag(input.argument(info));
      default -> simple(info);
    };
  }

  /** Beyond 63 bits a double: peers agree on no more (RFC 7493 §2.2). */
  private static Object unsigned(long argument) {
    return argument >= 0 ? (Object) argument : unsignedDouble(argument);
  }

  private static Object negative(long argument) {
    if (argument >= 0) {
      return -1 - argument;
    }
    return argument == -1 ? -TWO_TO_64 : -unsignedDouble(argument + 1);
  }

  /** The lowest bit stays set if it was, so that the rounding is right. */
  private static double unsignedDouble(long argument) {
    return (double) ((argument >>> 1) | (argument & 1)) * 2;
  }

  private String text(int info) {
    String text = input.text(info);
    burden.text(text.length());
    return text;
  }

  private Octets octets(int info) {
    byte[] octets = input.octets(info);
    burden.octets(octets.length);
    return octets.length == 0 ? NO_OCTETS : Octets.of(octets);
  }

  private @Nullable Object simple(int info) {
    return switch (info) {
      case 20 -> false;
      case 21 -> true;
      case 22 -> null;
      case 25 -> finite(half((int) input.argument(info)));
      case 26 -> finite(Float.intBitsToFloat((int) input.argument(info)));
      case 27 -> finite(Double.longBitsToDouble(input.argument(info)));
      default -> throw path.malformed("a CBOR value that OpenC2 does not know: simple " + info);
    };
  }

  /** A number of 16 bits (RFC 8949 appendix D). */
  private static double half(int bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) fraction + 0x400, exponent - 25);
        };
    return bits >= 0x8000 ? -magnitude : magnitude;
  }

  private Double finite(double number) {
    if (!Double.isFinite(number)) {
      throw path.malformed(number + " is not a finite number");
    }
    return number;
  }

  private List<@Nullable Object> array(int info, int depth) {
    limits.checkDepth(depth);
    path.enter(List.of());
    long count = count(info);
    boolean isEmpty = !hasNext(count, 0);
    path.leave();
    if (isEmpty) {
      return List.of();
    }
    List<@Nullable Object> elements = new ArrayList<>(FEW);
    burden.list();
    path.enter(elements);
    do {
      burden.element();
      elements.add(value(depth + 1));
    } while (hasNext(count, elements.size()));
    path.leave();
    return elements;
  }

  private Map<String, @Nullable Object> map(int info, int depth) {
    limits.checkDepth(depth);
    long count = count(info);
    if (!hasNext(count, 0)) {
      return Map.of();
    }
    TreeObject members = new TreeObject(1);
    burden.map();
    do {
      burden.member(members.size());
      String key = key();
      path.enter(key);
      headers.begin(key, depth);
      Object value = value(depth + 1);
      if (!members.add(key, value)) {
        throw path.malformed("the key " + Printable.quote(key) + " is there twice");
      }
      headers.end(key, value, depth);
      path.leave();
    } while (hasNext(count, members.size()));
    return members;
  }

  /** How many there are, or -1 if a break ends them. */
  private long count(int info) {
    if (info == CborInput.INDEFINITE) {
      return -1;
    }
    long count = input.argument(info);
    if (count < 0 || count > Integer.MAX_VALUE) {
      // Of unsigned numbers; so many are not there anyway.
      throw input.cutOff();
    }
    return count;
  }

  private boolean hasNext(long count, int read) {
    return count < 0 ? !input.skipBreak() : read < count;
  }

  private String key() {
    int initial = input.initial();
    if (CborInput.major(initial) != CborInput.TEXT) {
      throw path.malformed("a key is not text");
    }
    return text(CborInput.info(initial));
  }
}
