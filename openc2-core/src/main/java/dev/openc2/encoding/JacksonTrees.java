// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.value.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes plain trees with a Jackson factory: the part that JSON and CBOR share. */
final class JacksonTrees {

  /** What an encoding checks of each token beyond what the parser does. */
  interface TokenCheck {
    void check(JsonParser parser) throws IOException;
  }

  private static final int BUFFER = 512;
  private static final int MAX_REASON = 120;

  private final JsonFactory factory;
  private final TokenCheck check;
  private final String format;

  JacksonTrees(JsonFactory factory, String format, TokenCheck check) {
    this.factory = factory;
    this.format = format;
    this.check = check;
  }

  @Nullable Object read(byte[] bytes, Limits limits) {
    if (bytes.length > limits.maxBytes()) {
      throw new InvalidMessageException(
          "", "the message has " + bytes.length + " bytes, more than " + limits.maxBytes());
    }
    try (JsonParser parser = factory.createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw new InvalidMessageException("", "the message is empty");
      }
      Object tree = new Reading(parser, limits).value(Node.root(null, Mode.LENIENT), 1);
      if (parser.nextToken() != null) {
        throw new InvalidMessageException("", "something follows behind the message");
      }
      return tree;
    } catch (IOException e) {
      throw new InvalidMessageException("", "this is not " + format + ": " + firstLine(e));
    } catch (RuntimeException e) {
      if (e instanceof InvalidMessageException) {
        throw e;
      }
      // The parsers throw more than they declare for some malformed input.
      throw new InvalidMessageException("", "this is not " + format);
    }
  }

  private static String firstLine(IOException e) {
    String text =
        e instanceof JsonProcessingException json
            ? String.valueOf(json.getOriginalMessage())
            : String.valueOf(e.getMessage());
    return Printable.cut(text, MAX_REASON);
  }

  byte[] write(Object tree) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
    try (JsonGenerator generator = factory.createGenerator(out)) {
      write(generator, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      generator.writeStartObject(map, map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        generator.writeFieldName((String) entry.getKey());
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray(list, list.size());
      for (Object element : list) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else {
      writeScalar(generator, value);
    }
  }

  private static void writeScalar(JsonGenerator generator, @Nullable Object value)
      throws IOException {
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else if (value instanceof byte[] bytes) {
      generator.writeBinary(bytes);
    } else if (value == null) {
      generator.writeNull();
    } else {
      throw new IllegalArgumentException(value.getClass() + " does not belong into a tree");
    }
  }

  /** One reading: counts the values and knows the way back for the pointer of an error. */
  private final class Reading {

    private final JsonParser parser;
    private final Limits limits;
    private int values;

    Reading(JsonParser parser, Limits limits) {
      this.parser = parser;
      this.limits = limits;
    }

    @Nullable Object value(Node place, int depth) throws IOException {
      check.check(parser);
      if (++values > limits.maxValues()) {
        throw place.malformed("the message has more than " + limits.maxValues() + " values");
      }
      JsonToken token = parser.currentToken();
      if (token == null) {
        throw place.malformed("the message is cut off");
      }
      return switch (token) {
        case START_OBJECT -> object(place, deeper(depth));
        case START_ARRAY -> array(place, deeper(depth));
        case VALUE_STRING -> text(place, parser.getText());
        case VALUE_NUMBER_INT -> integer();
        case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        case VALUE_NULL -> null;
        case VALUE_EMBEDDED_OBJECT -> embedded(place);
        default -> throw place.malformed("the message is not well-formed");
      };
    }

    private int deeper(int depth) {
      if (depth > limits.maxDepth()) {
        throw new InvalidMessageException(
            "", "the message is nested deeper than " + limits.maxDepth());
      }
      return depth + 1;
    }

    private Map<String, @Nullable Object> object(Node place, int depth) throws IOException {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      while (true) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_OBJECT) {
          return members;
        }
        if (token != JsonToken.FIELD_NAME) {
          throw place.malformed("the message is cut off");
        }
        check.check(parser);
        String name = text(place, parser.currentName());
        if (members.containsKey(name)) {
          throw place.malformed("the key " + Printable.quote(name) + " is there twice");
        }
        parser.nextToken();
        members.put(name, value(place.child(name, null), depth));
      }
    }

    private List<@Nullable Object> array(Node place, int depth) throws IOException {
      List<@Nullable Object> elements = new ArrayList<>();
      while (true) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
          return elements;
        }
        if (token == null) {
          throw place.malformed("the message is cut off");
        }
        elements.add(value(place.child(Integer.toString(elements.size()), null), depth));
      }
    }

    /** RFC 7493 §2.1: no lone surrogates and no non-characters. */
    private String text(Node place, String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= Character.MIN_SURROGATE) {
          checkHigh(place, text, i);
          if (Character.isHighSurrogate(c)) {
            i++;
          }
        }
      }
      return text;
    }

    private void checkHigh(Node place, String text, int index) {
      int codePoint = text.codePointAt(index);
      boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      boolean nonCharacter =
          (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
      if (lone || nonCharacter) {
        throw place.malformed("a text has a code point that is no character");
      }
    }

    private Object integer() throws IOException {
      return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? parser.getBigIntegerValue()
          : (Object) parser.getLongValue();
    }

    private Object embedded(Node place) throws IOException {
      Object object = parser.getEmbeddedObject();
      if (object instanceof byte[] bytes) {
        return bytes;
      }
      throw place.malformed("the message has a value that OpenC2 does not know");
    }
  }
}
