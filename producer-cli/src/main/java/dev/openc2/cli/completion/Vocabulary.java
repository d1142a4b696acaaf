// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.completion;

import dev.openc2.message.Extension;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.ListType;
import dev.openc2.type.MappedType;
import dev.openc2.type.Member;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.type.Type;
import dev.openc2.type.Types;
import dev.openc2.type.WordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words that the language and the installed profiles declare. */
final class Vocabulary {

  private final Profiles profiles;

  Vocabulary(Profiles profiles) {
    this.profiles = profiles;
  }

  /** The namespaces of the profiles. */
  List<String> namespaces() {
    return profiles.all().stream().map(profile -> profile.nsid().value()).sorted().toList();
  }

  /** The names of all targets, those of profiles with their namespace. */
  List<String> targets() {
    return List.copyOf(allTargets().keySet());
  }

  /** The targets whose value is a list of words out of a few, with these words. */
  Map<String, Set<String>> wordsOfTargets() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    allTargets()
        .forEach(
            (name, target) -> {
              Set<String> choices = words(target.type());
              if (!choices.isEmpty()) {
                words.put(name, choices);
              }
            });
    return words;
  }

  private Map<String, TargetType<?>> allTargets() {
    Map<String, TargetType<?>> targets = new LinkedHashMap<>(CoreTargets.byName());
    for (Profile profile : profiles.all()) {
      for (TargetType<?> target : profile.targets()) {
        targets.put(profile.nsid() + ":" + target.name(), target);
      }
    }
    return targets;
  }

  /** The arguments that profiles add, such as {@code slpf.direction=both}. */
  Set<String> args() {
    Set<String> words = new TreeSet<>();
    for (Profile profile : profiles.all()) {
      profile.args().ifPresent(type -> words.addAll(members(profile.nsid() + ".", type)));
    }
    return words;
  }

  /** The specifiers of all profiles, such as {@code hostname=}. */
  Set<String> specifiers() {
    Set<String> words = new TreeSet<>();
    for (Profile profile : profiles.all()) {
      profile.specifiers().ifPresent(type -> words.addAll(members("", type)));
    }
    return words;
  }

  private static List<String> members(String prefix, RecordType<? extends Extension> type) {
    List<String> words = new ArrayList<>();
    for (Member<?, ?> member : type.members()) {
      String key = prefix + member.name() + "=";
      Set<String> choices = words(member.type());
      if (choices.isEmpty()) {
        words.add(key);
      }
      choices.forEach(choice -> words.add(key + choice));
    }
    return words;
  }

  /** The words that a value can be, or the elements of a list; empty if there is no such limit. */
  private static Set<String> words(Type<?> type) {
    if (type instanceof MappedType<?, ?> mapped) {
      return words(mapped.base());
    }
    if (type instanceof ListType<?> list) {
      return words(list.element());
    }
    if (type == Types.BOOLEAN) {
      return new TreeSet<>(Set.of("true", "false"));
    }
    return type instanceof WordType<?> word ? word.words() : Set.of();
  }
}
