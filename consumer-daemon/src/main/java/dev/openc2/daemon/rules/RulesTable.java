// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.rules;

import dev.openc2.actuators.slpf.Direction;
import dev.openc2.actuators.slpf.DropProcess;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.RuleSurvey;
import dev.openc2.actuators.slpf.RuleSurvey.Foreign;
import dev.openc2.actuators.slpf.StoredRule;
import dev.openc2.actuators.slpf.SurveyedRule;
import dev.openc2.actuators.slpf.SurveyedRule.Presence;
import dev.openc2.actuators.slpf.Traffic;
import dev.openc2.value.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules for people: columns as wide as what is in them. */
final class RulesTable {

  /** The state of what only the kernel has. */
  static final String FOREIGN = "foreign";

  private static final String NONE = "-";
  private static final int OWNER = 24;
  private static final int NAME = 80;

  private static final List<String> HEAD =
      List.of("NUMBER", "STATE", "RULE", "FROM", "SINCE", "UNTIL", "PACKETS", "BYTES");

  /** Those columns are numbers, which stand to the right. */
  private static final List<Integer> RIGHT = List.of(0, 6, 7);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private final ZoneId zone;

  RulesTable(ZoneId zone) {
    this.zone = zone;
  }

  /** The lines, a head first. */
  Stream<String> of(RuleSurvey survey) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    survey.rules().forEach(rule -> rows.add(row(rule)));
    survey.foreign().forEach(foreign -> rows.add(row(foreign)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths));
  }

  /** How a state is called. */
  static String state(Presence presence) {
    return presence.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private List<String> row(SurveyedRule surveyed) {
    StoredRule stored = surveyed.stored();
    FilterRule rule = stored.rule();
    return List.of(
        rule.number().toString(),
        state(surveyed.presence()),
        what(rule)
            + (stored.ofFile() ? " of a file" : "")
            + (stored.start() == null ? "" : " from " + time(stored.start())),
        rule.owner() == null ? NONE : Printable.cut(rule.owner(), OWNER),
        time(stored.since()),
        time(stored.stop()),
        packets(surveyed.traffic()),
        bytes(surveyed.traffic()));
  }

  private static List<String> row(Foreign foreign) {
    return List.of(
        NONE,
        FOREIGN,
        Printable.cut(foreign.place() + " \"" + foreign.name() + "\"", NAME),
        NONE,
        NONE,
        NONE,
        packets(foreign.traffic()),
        bytes(foreign.traffic()));
  }

  /** With those arguments that are not what they are by default, as the language spells them. */
  private static String what(FilterRule rule) {
    StringBuilder text = new StringBuilder(rule.describe());
    if (rule.direction() != Direction.BOTH) {
      text.append(" direction=").append(rule.direction().wireName());
    }
    if (rule.dropProcess() != DropProcess.NONE) {
      text.append(" drop_process=").append(rule.dropProcess().wireName());
    }
    if (!rule.persistent()) {
      text.append(" persistent=false");
    }
    return text.toString().strip();
  }

  private String time(@Nullable Instant instant) {
    return instant == null ? NONE : TIME.format(instant.atZone(zone));
  }

  private static String packets(@Nullable Traffic traffic) {
    return traffic == null ? NONE : Long.toString(traffic.packets());
  }

  private static String bytes(@Nullable Traffic traffic) {
    return traffic == null ? NONE : Long.toString(traffic.bytes());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - length(row.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(RIGHT.contains(i) ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
