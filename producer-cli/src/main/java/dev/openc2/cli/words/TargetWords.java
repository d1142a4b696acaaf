// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.words.Template.Elements;
import dev.openc2.cli.words.Template.Guess;
import dev.openc2.cli.words.Template.Plain;
import dev.openc2.encoding.Limits;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.ListType;
import dev.openc2.type.MappedType;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.type.Type;
import dev.openc2.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the words behind the name of a target. */
final class TargetWords {

  private static final Pattern PAIRS = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*=.*", Pattern.DOTALL);

  /** How many words, and what they look like. */
  private enum Shape {
    /** One word as it is. */
    TEXT,
    /** Any number of words. */
    LIST,
    /** {@code key=value,…}. */
    OBJECT
  }

  private final DocumentReader files;
  private final Profiles profiles;

  TargetWords(DocumentReader files, Profiles profiles) {
    this.files = files;
    this.profiles = profiles;
  }

  Template read(String name, List<String> words) {
    TargetType<?> core = CoreTargets.byName().get(name);
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
    return String.join(", ", CoreTargets.byName().keySet());
  }

  private @Nullable Object file(String name) {
    var document = files.read(name);
    try {
      return document.detectEncoding().read(document.bytes(), Limits.DEFAULT);
    } catch (InvalidMessageException e) {
      throw new UsageException(name + ": " + e.text());
    }
  }

  private static Shape shape(Type<?> type) {
    if (type instanceof MappedType<?, ?> mapped) {
      return shape(mapped.base());
    }
    if (type instanceof ListType<?>) {
      return Shape.LIST;
    }
    return type instanceof RecordType<?> ? Shape.OBJECT : Shape.TEXT;
  }

  private static Template ofLanguage(TargetType<?> target, List<String> words) {
    return switch (shape(target.type())) {
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

  private static UsageException wrongWords(TargetType<?> target, String problem) {
    return new UsageException(
        target.name() + " " + problem, "for example: " + target.name() + " " + target.example());
  }

  private static Template list(List<String> words) {
    List<Template> elements = new ArrayList<>();
    for (String word : words) {
      ObjectWords.splitAtCommas(word).forEach(part -> elements.add(new Plain(part)));
    }
    return new Elements(elements);
  }

  private Template ofProfile(String name, List<String> words) {
    if (words.isEmpty()) {
      throw new UsageException(name + " needs a value", example(name));
    }
    if (words.size() == 1) {
      String word = words.get(0);
      return isPairs(word) ? new Guess(word, object(words)) : Words.scalar(word);
    }
    return words.stream().allMatch(TargetWords::isPairs)
        ? object(words)
        : new Elements(words.stream().map(Words::scalar).toList());
  }

  /** What its profile says, if that is known. */
  private String example(String name) {
    for (Profile profile : profiles.all()) {
      for (TargetType<?> target : profile.targets()) {
        if (name.equals(profile.nsid() + ":" + target.name())) {
          return "for example: " + name + " " + target.example();
        }
      }
    }
    return "any JSON will do";
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
