// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.profiles;

import dev.openc2.cli.profiles.ProfileSheet.MemberRow;
import dev.openc2.cli.profiles.ProfileSheet.TargetRow;
import dev.openc2.cli.profiles.ProfileSheet.TypeRow;
import dev.openc2.value.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sheet as lines for people. */
public final class SheetText {

  private static final int MAX_LINE = 500;

  private final List<String> lines = new ArrayList<>();

  private SheetText() {}

  /** The lines, without one that is only for a certain installation. */
  public static List<String> of(ProfileSheet sheet) {
    SheetText text = new SheetText();
    text.lines.add(sheet.nsid() + ": " + sheet.description());
    text.lines.add("Specification: " + sheet.specification());
    text.commands(sheet);
    text.targets(sheet.targets());
    text.members("Arguments, in args." + sheet.nsid(), sheet.args());
    text.members("Specifiers, in actuator." + sheet.nsid(), sheet.specifiers());
    text.members("Results, in results." + sheet.nsid(), sheet.results());
    text.types(sheet.types());
    return text.lines.stream().map(line -> Printable.cut(line, MAX_LINE)).toList();
  }

  /** Actions of the same targets stand together. */
  private void commands(ProfileSheet sheet) {
    Map<String, List<String>> actionsByTargets = new LinkedHashMap<>();
    sheet
        .pairs()
        .targetsByAction()
        .forEach(
            (action, targets) ->
                actionsByTargets
                    .computeIfAbsent(String.join(", ", targets), same -> new ArrayList<>())
                    .add(action.wireName()));
    Columns rows = new Columns();
    actionsByTargets.forEach((targets, actions) -> rows.add(String.join(", ", actions), targets));
    section("Commands", rows);
  }

  private void targets(List<TargetRow> targets) {
    Columns rows = new Columns();
    for (TargetRow target : targets) {
      rows.add(
          target.name(), target.type(), target.description() + " For example: " + target.example());
    }
    section("Targets", rows);
  }

  private void members(String title, List<MemberRow> members) {
    section(title, columns(members));
  }

  private static Columns columns(List<MemberRow> members) {
    Columns rows = new Columns();
    for (MemberRow member : members) {
      rows.add(member.name(), member.cardinality(), member.type(), member.description());
    }
    return rows;
  }

  private void types(List<TypeRow> types) {
    for (TypeRow type : types) {
      if (type.words().isEmpty()) {
        section(type.name(), columns(type.members()));
      } else {
        lines.add("");
        lines.add(type.name() + ": one of " + String.join(", ", type.words()));
      }
    }
  }

  private void section(String title, Columns rows) {
    if (!rows.isEmpty()) {
      lines.add("");
      lines.add(title);
      rows.lines().forEach(line -> lines.add("  " + line));
    }
  }
}
