// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.value.Octets;
import dev.openc2.value.Printable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one CBOR document into a plain tree (RFC 8949 §3). Jackson's reader takes integers for
 * keys, simple values for integers and malformed UTF-8 for text; this one refuses them.
 *
 * <p>Nothing is allocated on the word of a length: what it announces has to be there.
 */
final class CborReader {

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;

  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xFF;
  private static final long SELF_DESCRIBE = 55_799;
  private static final int INITIAL_MEMBERS = 16;
  private static final double TWO_TO_THE_64 = 0x1p64;

  private final byte[] bytes;
  private final Limits limits;
  private int index;
  private int values;

  CborReader(byte[] bytes, Limits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  @Nullable Object document() {
    Node root = Node.root(null, Mode.LENIENT);
    limits.checkSize(bytes.length);
    Object tree = value(root, 1);
    if (index < bytes.length) {
      throw root.malformed("something follows behind the message");
    }
    return tree;
  }

  private @Nullable Object value(Node place, int depth) {
    limits.checkValues(++values);
    int first = octet(place);
    int major = first >> 5;
    int info = first & 0x1F;
    return switch (major) {
      case UNSIGNED -> unsigned(argument(info, place));
      case NEGATIVE -> negative(argument(info, place));
      case BYTES -> octets(info, place);
      case TEXT -> text(info, place);
      case ARRAY -> array(info, place, depth);
      case MAP -> map(info, place, depth);
      case TAG -> tagged(argument(info, place), place, depth);
      default -> simple(info, place);
    };
  }

  private static Object unsigned(long argument) {
    return argument >= 0 ? (Object) argument : Double.valueOf(argument + TWO_TO_THE_64);
  }

  private static Object negative(long argument) {
    return argument >= 0
        ? (Object) (-1 - argument)
        : Double.valueOf(-1 - (argument + TWO_TO_THE_64));
  }

  private @Nullable Object tagged(long tag, Node place, int depth) {
    // The first octets of the document only; elsewhere it has no meaning.
    if (tag != SELF_DESCRIBE || depth > 1 || values > 1) {
      throw place.malformed("the CBOR tag " + Long.toUnsignedString(tag) + " is not known here");
    }
    return value(place, depth);
  }

  private @Nullable Object simple(int info, Node place) {
    return switch (info) {
      case 20 -> false;
      case 21 -> true;
      case 22 -> null;
      case 25 -> finite(half((int) fixed(Short.BYTES, place)), place);
      case 26 -> finite(Float.intBitsToFloat((int) fixed(Integer.BYTES, place)), place);
      case 27 -> finite(Double.longBitsToDouble(fixed(Long.BYTES, place)), place);
      default -> throw place.malformed("a CBOR value that OpenC2 does not know: simple " + info);
    };
  }

  private static double half(int bits) {
    int exponent = (bits >> 10) & 0x1F;
    int mantissa = bits & 0x3FF;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((double) mantissa, -24);
          case 0x1F -> mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (mantissa + 0x400), exponent - 25);
        };
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  private static Double finite(double number, Node place) {
    if (!Double.isFinite(number)) {
      throw place.malformed(number + " is not a finite number");
    }
    return number;
  }

  private List<@Nullable Object> array(int info, Node place, int depth) {
    limits.checkDepth(depth);
    List<@Nullable Object> elements = new ArrayList<>();
    Remaining remaining = remaining(info, place);
    while (remaining.hasNext()) {
      elements.add(value(place.element(elements.size()), depth + 1));
    }
    return elements;
  }

  private Map<String, @Nullable Object> map(int info, Node place, int depth) {
    limits.checkDepth(depth);
    Map<String, @Nullable Object> members = new LinkedHashMap<>(INITIAL_MEMBERS);
    Remaining remaining = remaining(info, place);
    while (remaining.hasNext()) {
      String key = key(place);
      Node child = place.child(key, null);
      if (members.containsKey(key)) {
        throw child.malformed("the key " + Printable.quote(key) + " is there twice");
      }
      members.put(key, value(child, depth + 1));
    }
    return members;
  }

  private String key(Node place) {
    int first = octet(place);
    if (first >> 5 != TEXT) {
      throw place.malformed("a key is not text");
    }
    return text(first & 0x1F, place);
  }

  private Remaining remaining(int info, Node place) {
    boolean isIndefinite = info == INDEFINITE;
    return new Remaining(isIndefinite, isIndefinite ? 0 : argument(info, place));
  }

  /** Counts the items of a container down, or looks for the break of an indefinite one. */
  private final class Remaining {

    private final boolean isIndefinite;
    private long count;

    Remaining(boolean isIndefinite, long count) {
      this.isIndefinite = isIndefinite;
      this.count = count;
    }

    boolean hasNext() {
      if (!isIndefinite) {
        // As an unsigned number: a count beyond 2^63 ends where the bytes end.
        return count-- != 0;
      }
      if (index < bytes.length && (bytes[index] & 0xFF) == BREAK) {
        index++;
        return false;
      }
      return true;
    }
  }

  private String text(int info, Node place) {
    if (info == INDEFINITE) {
      StringBuilder pieces = new StringBuilder();
      for (int piece = piece(TEXT, place); piece >= 0; piece = piece(TEXT, place)) {
        pieces.append(text(piece, place));
      }
      return pieces.toString();
    }
    int length = length(info, place);
    int start = index;
    index += length;
    for (int i = start; i < index; i++) {
      if (bytes[i] < 0) {
        return unicode(start, length, place);
      }
    }
    return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
  }

  private String unicode(int start, int length, Node place) {
    String text;
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes, start, length);
      text = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw place.malformed("a text is not UTF-8");
    }
    if (!TreeScalars.isUnicode(text)) {
      throw place.malformed("a text has a code point that is no character");
    }
    return text;
  }

  private Octets octets(int info, Node place) {
    if (info != INDEFINITE) {
      int length = length(info, place);
      index += length;
      return Octets.of(Arrays.copyOfRange(bytes, index - length, index));
    }
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    for (int piece = piece(BYTES, place); piece >= 0; piece = piece(BYTES, place)) {
      int length = length(piece, place);
      pieces.write(bytes, index, length);
      index += length;
    }
    return Octets.of(pieces.toByteArray());
  }

  /** How the next piece of a string without length says its own, or -1 at the end. */
  private int piece(int major, Node place) {
    int first = octet(place);
    if (first == BREAK) {
      return -1;
    }
    if (first >> 5 != major || (first & 0x1F) == INDEFINITE) {
      throw place.malformed("a string has pieces of another kind");
    }
    return first & 0x1F;
  }

  private int length(int info, Node place) {
    long length = argument(info, place);
    if (length < 0 || length > bytes.length - index) {
      throw cutOff(place);
    }
    return (int) length;
  }

  private long argument(int info, Node place) {
    return switch (info) {
      case 24 -> fixed(Byte.BYTES, place);
      case 25 -> fixed(Short.BYTES, place);
      case 26 -> fixed(Integer.BYTES, place);
      case 27 -> fixed(Long.BYTES, place);
      case 28, 29, 30, 31 -> throw place.malformed("this is not CBOR");
      default -> info;
    };
  }

  private long fixed(int octets, Node place) {
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = (value << Byte.SIZE) | octet(place);
    }
    return value;
  }

  private int octet(Node place) {
    if (index >= bytes.length) {
      throw cutOff(place);
    }
    return bytes[index++] & 0xFF;
  }

  private InvalidMessageException cutOff(Node place) {
    return place.malformed(bytes.length == 0 ? "the message is empty" : "the message is cut off");
  }
}
