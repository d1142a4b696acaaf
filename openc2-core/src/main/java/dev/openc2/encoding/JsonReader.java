// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.TreeObject;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document into a plain tree (RFC 7493). */
final class JsonReader {

  /** Room for the members of an object and the elements of a list that have one; more grows. */
  private static final int FEW = 4;

  private final JsonParser parser;
  private final Limits limits;
  private final HeadersRead headers = new HeadersRead();
  private final Burden burden;
  private final boolean isPlain;
  private int values;

  /**
   * For a document.
   *
   * @param size its bytes
   * @param isPlain true if it has no character beyond ASCII, as itself or escaped
   */
  JsonReader(JsonParser parser, int size, boolean isPlain, Limits limits) {
    this.parser = parser;
    this.isPlain = isPlain;
    this.limits = limits;
    this.burden = new Burden(size);
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
    } catch (RuntimeException e) {
      // The parser throws more than it declares for some malformed input.
      throw headers.keptIn(malformed("this is not JSON"));
    }
  }

  private @Nullable Object onlyValue() {
    try {
      if (parser.nextToken() == null) {
        throw malformed("the message is empty");
      }
      Object tree = value(1);
      if (parser.nextToken() != null) {
        throw malformed("something follows behind the message");
      }
      return tree;
    } catch (JsonEOFException e) {
      throw malformed("this is not JSON: it is cut off");
    } catch (JsonProcessingException e) {
      throw malformed("this is not JSON" + place(e.getLocation()));
    } catch (IOException e) {
      throw malformed("this is not JSON");
    }
  }

  /** Jackson's own words are for those who know it. */
  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : ": see line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private InvalidMessageException malformed(String problem) {
    return new InvalidMessageException(
        parser.getParsingContext().pathAsPointer().toString(), problem);
  }

  /** The value behind a name. Most are texts, and the parser has a short cut to those. */
  private @Nullable Object next(int depth) throws IOException {
    String text = parser.nextTextValue();
    if (text == null) {
      return value(depth);
    }
    limits.checkValues(++values);
    return unicode(text);
  }

  private @Nullable Object value(int depth) throws IOException {
    limits.checkValues(++values);
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> unicode(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw malformed("this is not JSON");
    };
  }

  private Map<String, @Nullable Object> object(int depth) throws IOException {
    limits.checkDepth(depth);
    String name = parser.nextFieldName();
    if (name == null) {
      return Map.of();
    }
    TreeObject members = new TreeObject(FEW);
    burden.map();
    do {
      burden.member(members.size());
      unicode(name);
      headers.begin(name, depth);
      Object value = next(depth + 1);
      if (!members.add(name, value)) {
        throw malformed("the key " + Printable.quote(name) + " is there twice");
      }
      headers.end(name, value, depth);
      name = parser.nextFieldName();
    } while (name != null);
    return members;
  }

  private List<@Nullable Object> array(int depth) throws IOException {
    limits.checkDepth(depth);
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<@Nullable Object> elements = new ArrayList<>(FEW);
    burden.list();
    do {
      burden.element();
      elements.add(value(depth + 1));
    } while (parser.nextToken() != JsonToken.END_ARRAY);
    return elements;
  }

  private String unicode(String text) {
    burden.text(text.length());
    if (!isPlain && !TreeScalars.isUnicode(text)) {
      throw malformed("a text has a code point that is no character");
    }
    return text;
  }

  /** A whole number beyond 64 bits is as exact as a double, see RFC 7493 §2.2. */
  private Object integer() throws IOException {
    JsonParser.NumberType type = parser.getNumberType();
    if (type == JsonParser.NumberType.INT) {
      return (long) parser.getIntValue();
    }
    return type == JsonParser.NumberType.LONG ? (Object) parser.getLongValue() : number();
  }

  private Double number() throws IOException {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw malformed("a number is too large");
    }
    return number;
  }
}
