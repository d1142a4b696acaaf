// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.words.Template.Elements;
import dev.openc2.cli.words.Template.Guess;
import dev.openc2.cli.words.Template.Plain;
import dev.openc2.encoding.Limits;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands the words behind the name of a target. */
final class TargetWords {

  private static final Pattern PAIRS = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*=.*", Pattern.DOTALL);

  private final DocumentReader files;

  TargetWords(DocumentReader files) {
    this.files = files;
  }

  Template read(String name, List<String> words) {
    CoreTarget core = CoreTarget.of(name).orElse(null);
    if (core == null && name.indexOf(':') < 0) {
      throw new UsageException(
          Printable.quote(name) + " is not a target",
          "the targets are " + names() + ", and nsid:name of a profile");
    }
    if (words.size() == 1) {
      String word = words.get(0);
      if (word.startsWith("@")) {
        return new Plain(file(word.substring(1)));
      }
      if (Words.isJson(word)) {
        return new Plain(Words.json(word));
      }
    }
    return core == null ? ofProfile(name, words) : ofLanguage(core, words);
  }

  private static String names() {
    return Arrays.stream(CoreTarget.values())
        .map(CoreTarget::wireName)
        .collect(Collectors.joining(", "));
  }

  private @Nullable Object file(String name) {
    var document = files.read(name);
    try {
      return document.detectEncoding().read(document.bytes(), Limits.DEFAULT);
    } catch (InvalidMessageException e) {
      throw new UsageException(name + ": " + e.text());
    }
  }

  private static Template ofLanguage(CoreTarget target, List<String> words) {
    return switch (target.shape()) {
      case LIST -> list(words);
      case TEXT -> {
        if (words.size() != 1) {
          throw wrongWords(target, "takes one value");
        }
        yield new Plain(words.get(0));
      }
      case OBJECT -> {
        if (words.isEmpty() || !words.stream().allMatch(TargetWords::isPairs)) {
          throw wrongWords(target, "takes key=value,…");
        }
        yield object(words);
      }
    };
  }

  private static UsageException wrongWords(CoreTarget target, String problem) {
    return new UsageException(
        target.wireName() + " " + problem,
        "for example: " + target.wireName() + " " + target.example());
  }

  private static Template list(List<String> words) {
    List<Template> elements = new ArrayList<>();
    for (String word : words) {
      ObjectWords.splitAtCommas(word).forEach(part -> elements.add(new Plain(part)));
    }
    return new Elements(elements);
  }

  private static Template ofProfile(String name, List<String> words) {
    if (words.isEmpty()) {
      throw new UsageException(
          name + " needs a value", "for example: slpf:rule_number 1234; any JSON will do");
    }
    if (words.size() == 1) {
      String word = words.get(0);
      return isPairs(word) ? new Guess(word, object(words)) : Words.scalar(word);
    }
    return words.stream().allMatch(TargetWords::isPairs)
        ? object(words)
        : new Elements(words.stream().map(Words::scalar).toList());
  }

  private static boolean isPairs(String word) {
    return PAIRS.matcher(word).matches();
  }

  private static Template object(List<String> words) {
    ObjectWords object = new ObjectWords();
    words.forEach(word -> ObjectWords.splitAtCommas(word).forEach(object::add));
    return object.template();
  }
}
