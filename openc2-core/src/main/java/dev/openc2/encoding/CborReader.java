// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.value.Octets;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one CBOR document into a plain tree (RFC 8949 §3). Jackson's parser takes integers for
 * keys, simple values for integers, malformed UTF-8, and a length of four octets for a signed one;
 * a run of tags takes it quadratic time. So the head of every item is looked at before the parser
 * comes there.
 *
 * <p>Nothing is allocated on the word of a length: what it announces has to be there.
 */
final class CborReader {

  private static final long SELF_DESCRIBE = 55_799;
  private static final byte BREAK = (byte) 0xFF;
  private static final int INITIAL_MEMBERS = 16;

  private final CBORParser parser;
  private final byte[] bytes;
  private final Limits limits;
  private int values;

  /** The parser is at the start of these bytes. */
  CborReader(CBORParser parser, byte[] bytes, Limits limits) {
    this.parser = parser;
    this.bytes = bytes;
    this.limits = limits;
  }

  @Nullable Object document() throws IOException {
    Node root = Node.root(null, Mode.LENIENT);
    Object tree = value(root, 1);
    if (position() < bytes.length) {
      throw root.malformed("something follows behind the message");
    }
    return tree;
  }

  private int position() {
    return (int) parser.currentLocation().getByteOffset();
  }

  private JsonToken advance(Node place) {
    try {
      JsonToken token = parser.nextToken();
      if (token != null) {
        return token;
      }
    } catch (IOException e) {
      // Whatever it is that it does not like: head and length are good.
    }
    throw place.malformed("this is not CBOR");
  }

  private @Nullable Object value(Node place, int depth) throws IOException {
    limits.checkValues(++values);
    CborHead head = valueHead(place);
    JsonToken token = advance(place);
    return switch (token) {
      case START_OBJECT -> map(head, place, depth);
      case START_ARRAY -> array(head, place, depth);
      case VALUE_STRING -> text(head, place);
      case VALUE_EMBEDDED_OBJECT -> octets(head, place);
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> number(place);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw place.malformed("this is not CBOR");
    };
  }

  private CborHead valueHead(Node place) {
    int start = position();
    CborHead head = CborHead.at(bytes, start, place);
    if (head.major() == CborHead.TAG) {
      if (head.argument() != SELF_DESCRIBE || start > 0) {
        throw unknownTag(head, place);
      }
      // The first octets of the document only; elsewhere it has no meaning.
      head = CborHead.at(bytes, head.end(), place);
      if (head.major() == CborHead.TAG) {
        throw unknownTag(head, place);
      }
    }
    switch (head.major()) {
      case CborHead.ARRAY -> checkCount(head, place.element(0));
      case CborHead.MAP -> checkCount(head, place);
      case CborHead.SIMPLE -> checkSimple(head.info(), place);
      default -> {}
    }
    return head;
  }

  /** The parser counts in signed integers; so many items are not there anyway. */
  private void checkCount(CborHead head, Node place) {
    if (head.announcesMoreThan(Integer.MAX_VALUE)) {
      throw CborHead.cutOff(bytes, place);
    }
  }

  private static InvalidMessageException unknownTag(CborHead head, Node place) {
    String tag = Long.toUnsignedString(head.argument());
    return place.malformed("the CBOR tag " + tag + " is not known here");
  }

  private static void checkSimple(int info, Node place) {
    switch (info) {
      case 20, 21, 22, 25, 26, 27 -> {} // false, true, null, and three sizes of numbers
      default -> throw place.malformed("a CBOR value that OpenC2 does not know: simple " + info);
    }
  }

  private List<@Nullable Object> array(CborHead head, Node place, int depth) throws IOException {
    limits.checkDepth(depth);
    List<@Nullable Object> elements = new ArrayList<>();
    while (hasNext(head, elements.size())) {
      elements.add(value(place.element(elements.size()), depth + 1));
    }
    advance(place);
    return elements;
  }

  private Map<String, @Nullable Object> map(CborHead head, Node place, int depth)
      throws IOException {
    limits.checkDepth(depth);
    Map<String, @Nullable Object> members = new LinkedHashMap<>(INITIAL_MEMBERS);
    while (hasNext(head, members.size())) {
      String key = key(place);
      Node child = place.child(key, null);
      if (members.containsKey(key)) {
        throw child.malformed("the key " + Printable.quote(key) + " is there twice");
      }
      members.put(key, value(child, depth + 1));
    }
    advance(place);
    return members;
  }

  /** False if the next token is the end of the container, which already holds that many. */
  private boolean hasNext(CborHead container, int count) {
    if (!container.isIndefinite()) {
      return count < container.argument();
    }
    int next = position();
    return next >= bytes.length || bytes[next] != BREAK;
  }

  private String key(Node place) {
    CborHead head = CborHead.at(bytes, position(), place);
    if (head.major() != CborHead.TEXT) {
      throw place.malformed("a key is not text");
    }
    byte[] utf8 = CborTexts.content(bytes, head, place);
    try {
      parser.nextToken();
      return unicode(parser.currentName(), utf8, place);
    } catch (IOException e) {
      throw notUtf8(place);
    }
  }

  private String text(CborHead head, Node place) {
    byte[] utf8 = CborTexts.content(bytes, head, place);
    try {
      return unicode(parser.getText(), utf8, place);
    } catch (IOException e) {
      throw notUtf8(place);
    }
  }

  /** Head and length are good; what else the parser does not like is the content. */
  private static InvalidMessageException notUtf8(Node place) {
    return place.malformed("a text is not UTF-8");
  }

  private static String unicode(@Nullable String text, byte[] utf8, Node place) {
    // The parser takes overlong forms and surrogates: what it made of them has other bytes.
    if (text == null || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
      throw notUtf8(place);
    }
    if (!TreeScalars.isUnicode(text)) {
      throw place.malformed("a text has a code point that is no character");
    }
    return text;
  }

  private Octets octets(CborHead head, Node place) {
    head.checkLength(bytes, place);
    try {
      return Octets.of(parser.getBinaryValue());
    } catch (JsonEOFException e) {
      throw CborHead.cutOff(bytes, place);
    } catch (IOException e) {
      throw place.malformed("a string has pieces of another kind");
    }
  }

  private Object integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? Double.valueOf(parser.getDoubleValue())
        : (Object) parser.getLongValue();
  }

  private Double number(Node place) throws IOException {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw place.malformed(number + " is not a finite number");
    }
    return number;
  }
}
