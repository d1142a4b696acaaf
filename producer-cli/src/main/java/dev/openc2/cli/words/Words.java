// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.words.Template.Guess;
import dev.openc2.cli.words.Template.Plain;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.Limits;
import dev.openc2.tree.InvalidMessageException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a single word may mean. */
final class Words {

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,17}");

  private Words() {}

  /** A number, true or false, JSON, or else the text: a guess unless it can only be text. */
  static Template scalar(String word) {
    if (word.equals("true") || word.equals("false")) {
      return new Guess(word, new Plain(word.equals("true")));
    }
    if (INTEGER.matcher(word).matches()) {
      return new Guess(word, new Plain(Long.valueOf(word)));
    }
    if (DECIMAL.matcher(word).matches()) {
      return new Guess(word, new Plain(Double.valueOf(word)));
    }
    return isJson(word) ? new Guess(word, new Plain(jsonOrText(word))) : new Plain(word);
  }

  /** True for a word that looks like a JSON object, list or text as a whole. */
  static boolean isJson(String word) {
    return isEnclosed(word, '{', '}') || isEnclosed(word, '[', ']') || isEnclosed(word, '"', '"');
  }

  private static boolean isEnclosed(String word, char first, char last) {
    return word.length() > 1 && word.charAt(0) == first && word.charAt(word.length() - 1) == last;
  }

  /** The word as JSON; throws {@link UsageException} if it is not. */
  static @Nullable Object json(String word) {
    try {
      return parse(word);
    } catch (InvalidMessageException e) {
      throw new UsageException("the value: " + e.text());
    }
  }

  private static @Nullable Object jsonOrText(String word) {
    try {
      return parse(word);
    } catch (InvalidMessageException e) {
      return word;
    }
  }

  private static @Nullable Object parse(String word) {
    return Encodings.JSON.read(word.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }
}
