// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.words.Template.Members;
import dev.openc2.value.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts an object together from {@code key=value} words; dots in a key lead into inner objects. */
final class ObjectWords {

  private final Map<String, Template> members = new LinkedHashMap<>();

  /** Adds {@code key=value}, where the value is guessed. */
  void add(String word) {
    int equals = word.indexOf('=');
    if (equals <= 0) {
      throw new UsageException(Printable.quote(word) + " is not key=value");
    }
    put(word.substring(0, equals), Words.scalar(word.substring(equals + 1)));
  }

  /** Adds a value; throws {@link UsageException} if something stands there already. */
  void put(String dottedKey, Template value) {
    String[] keys = dottedKey.split("\\.", -1);
    Map<String, Template> place = members;
    for (int i = 0; i < keys.length - 1; i++) {
      Template inner =
          place.computeIfAbsent(
              checkKey(keys[i], dottedKey), key -> new Members(new LinkedHashMap<>()));
      if (!(inner instanceof Members object)) {
        throw new UsageException(dottedKey + ": a value is given for " + keys[i] + " as a whole");
      }
      place = object.members();
    }
    if (place.putIfAbsent(checkKey(keys[keys.length - 1], dottedKey), value) != null) {
      throw new UsageException(dottedKey + " is given twice");
    }
  }

  /** Adds a value under a key whose dots mean nothing. */
  void putWhole(String key, Template value) {
    members.put(key, value);
  }

  private static String checkKey(String key, String dottedKey) {
    if (key.isEmpty()) {
      throw new UsageException(Printable.quote(dottedKey) + " has an empty key");
    }
    return key;
  }

  boolean has(String dottedKey) {
    Template place = template();
    for (String key : dottedKey.split("\\.", -1)) {
      if (!(place instanceof Members object) || !object.members().containsKey(key)) {
        return false;
      }
      place = object.members().get(key);
    }
    return true;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  Members template() {
    return new Members(members);
  }

  /** Splits at commas; {@code \,} is a comma that does not split. */
  static List<String> splitAtCommas(String word) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\' && i + 1 < word.length() && word.charAt(i + 1) == ',') {
        part.append(',');
        i++;
      } else if (c == ',') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
