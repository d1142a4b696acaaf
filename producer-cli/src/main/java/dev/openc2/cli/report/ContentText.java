// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.report;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Content;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands and Responses as JSON that a terminal can show. */
public final class ContentText {

  private final MessageCodec codec;

  /** Writes with this codec. */
  public ContentText(MessageCodec codec) {
    this.codec = codec;
  }

  /** The plain tree of a content without its envelope. */
  public Object tree(Content content) {
    return tree(content, Encodings.JSON);
  }

  /** The plain tree of a content without its envelope, as it is for this encoding. */
  public Object tree(Content content, Encoding encoding) {
    Object message = codec.tree(Message.of(Headers.NONE, content), encoding);
    return first(member(member(message, "body"), "openc2"));
  }

  private static @Nullable Object member(@Nullable Object tree, String key) {
    return tree instanceof Map<?, ?> map ? map.get(key) : null;
  }

  private static Object first(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      for (Object value : map.values()) {
        if (value != null) {
          return value;
        }
      }
    }
    throw new IllegalStateException("a message without content");
  }

  /** A content as one line of JSON. */
  public String line(Content content) {
    return line(tree(content));
  }

  /**
   * A plain tree as one line of JSON, in which control and formatting characters are escaped: they
   * can only stand inside texts.
   */
  public static String line(Object tree) {
    String json = new String(Encodings.JSON.write(tree), StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(json.length());
    json.codePoints().forEach(codePoint -> append(out, codePoint));
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> {
        for (char unit : Character.toChars(codePoint)) {
          out.append(String.format("\\u%04x", (int) unit));
        }
      }
      default -> out.appendCodePoint(codePoint);
    }
  }
}
