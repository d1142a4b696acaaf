// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.rules;

import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.RuleSurvey;
import dev.openc2.actuators.slpf.RuleSurvey.Foreign;
import dev.openc2.actuators.slpf.StoredRule;
import dev.openc2.actuators.slpf.SurveyedRule;
import dev.openc2.actuators.slpf.Traffic;
import dev.openc2.daemon.command.JsonLine;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules for programs: one object a line, first those of the store, then what only the kernel has.
 */
final class RulesLines {

  private RulesLines() {}

  static Stream<String> of(RuleHome home, RuleSurvey survey) {
    return Stream.concat(
        survey.rules().stream().map(rule -> line(home, rule)),
        survey.foreign().stream().map(foreign -> line(home, foreign)));
  }

  private static JsonLine begin(RuleHome home, String state) {
    JsonLine line = new JsonLine();
    line.text("actuator", home.name());
    line.text("table", home.rules().table());
    line.text("state", state);
    return line;
  }

  private static String line(RuleHome home, SurveyedRule surveyed) {
    JsonLine line = begin(home, RulesTable.state(surveyed.presence()));
    StoredRule stored = surveyed.stored();
    FilterRule rule = stored.rule();
    line.number("number", rule.number().value());
    line.text("action", rule.verdict().wireName());
    line.text("target", rule.what().name());
    line.text("value", rule.value());
    line.text("direction", rule.direction().wireName());
    line.text("dropProcess", rule.dropProcess().wireName());
    line.flag("persistent", rule.persistent());
    line.flag("ofFile", stored.ofFile());
    line.text("from", rule.owner());
    line.text("since", instant(stored.since()));
    line.text("start", instant(stored.start()));
    line.text("until", instant(stored.stop()));
    return end(line, surveyed.traffic());
  }

  private static String line(RuleHome home, Foreign foreign) {
    JsonLine line = begin(home, RulesTable.FOREIGN);
    line.text("place", foreign.place());
    line.text("name", foreign.name());
    return end(line, foreign.traffic());
  }

  private static String end(JsonLine line, @Nullable Traffic traffic) {
    if (traffic != null) {
      line.number("packets", traffic.packets());
      line.number("bytes", traffic.bytes());
    }
    return line.end();
  }

  private static @Nullable String instant(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
