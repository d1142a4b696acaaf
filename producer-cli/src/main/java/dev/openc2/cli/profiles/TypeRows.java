// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.profiles;

import dev.openc2.cli.profiles.ProfileSheet.MemberRow;
import dev.openc2.cli.profiles.ProfileSheet.TypeRow;
import dev.openc2.type.ListType;
import dev.openc2.type.MappedType;
import dev.openc2.type.Member;
import dev.openc2.type.RecordType;
import dev.openc2.type.Type;
import dev.openc2.type.WordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the types that members name, each once, in the order in which they are met. */
final class TypeRows {

  private final Map<String, TypeRow> byName = new LinkedHashMap<>();

  List<TypeRow> rows() {
    return List.copyOf(byName.values());
  }

  /** The name of a type with the bounds of lists: {@code ArrayOf(String){1..10}}. */
  static String name(Type<?> type) {
    if (type instanceof MappedType<?, ?> mapped) {
      return name(mapped.base());
    }
    if (!(type instanceof ListType<?> list)) {
      return type.name();
    }
    String bounds =
        list.min() == 0 && list.max() == Integer.MAX_VALUE
            ? ""
            : "{" + list.min() + ".." + (list.max() == Integer.MAX_VALUE ? "*" : list.max()) + "}";
    return list.name() + bounds + (list.isUnique() ? " unique" : "");
  }

  /** The members of an object; what they are of is collected. */
  List<MemberRow> members(RecordType<?> type) {
    List<MemberRow> rows = new ArrayList<>();
    for (Member<?, ?> member : type.members()) {
      add(member.type());
      rows.add(
          new MemberRow(
              member.name(), name(member.type()), member.isRequired(), member.description()));
    }
    return rows;
  }

  /** Collects a type and those it is made of; what is plain explains itself. */
  void add(Type<?> type) {
    if (type instanceof MappedType<?, ?> mapped) {
      add(mapped.base());
    } else if (type instanceof ListType<?> list) {
      add(list.element());
    } else if (type instanceof WordType<?> words) {
      byName.putIfAbsent(
          words.name(), new TypeRow(words.name(), List.copyOf(words.words()), List.of()));
    } else if (type instanceof RecordType<?> object && !byName.containsKey(object.name())) {
      // It has its place before its members have theirs.
      byName.put(object.name(), new TypeRow(object.name(), List.of(), List.of()));
      byName.put(object.name(), new TypeRow(object.name(), List.of(), members(object)));
    }
  }
}
