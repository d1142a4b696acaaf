// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of one ordeal, and a sentence about each mistake. Used by one thread. */
final class Tally {

  private static final int MAX_SENTENCES = 20;

  private final String name;
  private final Map<Row, Integer> counts = new EnumMap<>(Row.class);
  private final Map<String, Integer> kills = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  Tally(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void count(Row row) {
    add(row, 1);
  }

  void add(Row row, int count) {
    counts.merge(row, count, Integer::sum);
  }

  void kill(String when) {
    count(Row.KILLS);
    kills.merge(when, 1, Integer::sum);
  }

  void mistake(Row row, String sentence) {
    count(row);
    if (mistakes.size() < MAX_SENTENCES) {
      mistakes.add(name + ", " + row.text() + ": " + sentence);
    }
  }

  int of(Row row) {
    return counts.getOrDefault(row, 0);
  }

  int killsAt(String when) {
    return kills.getOrDefault(when, 0);
  }

  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  void addAll(Tally other) {
    other.counts.forEach(this::add);
    other.kills.forEach((when, count) -> kills.merge(when, count, Integer::sum));
    mistakes.addAll(other.mistakes);
  }
}
