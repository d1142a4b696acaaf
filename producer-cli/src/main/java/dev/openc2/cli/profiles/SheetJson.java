// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.profiles;

import dev.openc2.cli.profiles.ProfileSheet.MemberRow;
import dev.openc2.cli.profiles.ProfileSheet.TypeRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sheet as a plain tree for programs. */
public final class SheetJson {

  private SheetJson() {}

  /** What a list of profiles says of one. */
  public static Map<String, @Nullable Object> summary(ProfileSheet sheet, String origin) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("nsid", sheet.nsid());
    tree.put("description", sheet.description());
    tree.put(
        "specification",
        sheet.specification().equals(ProfileSheet.NO_SPECIFICATION) ? null : sheet.specification());
    tree.put("origin", origin);
    return tree;
  }

  /** All of a sheet. */
  public static Map<String, @Nullable Object> whole(ProfileSheet sheet, String origin) {
    Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
    sheet
        .pairs()
        .targetsByAction()
        .forEach((action, targets) -> pairs.put(action.wireName(), List.copyOf(targets)));
    Map<String, @Nullable Object> tree = summary(sheet, origin);
    tree.put("pairs", pairs);
    tree.put("targets", sheet.targets().stream().map(SheetJson::target).toList());
    tree.put("args", members(sheet.args()));
    tree.put("specifiers", members(sheet.specifiers()));
    tree.put("results", members(sheet.results()));
    tree.put("types", sheet.types().stream().map(SheetJson::type).toList());
    return tree;
  }

  private static Map<String, @Nullable Object> target(ProfileSheet.TargetRow target) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", target.name());
    tree.put("type", target.type());
    tree.put("description", target.description());
    tree.put("example", target.example());
    return tree;
  }

  private static List<Object> members(List<MemberRow> members) {
    return members.stream().<Object>map(SheetJson::member).toList();
  }

  private static Map<String, @Nullable Object> member(MemberRow member) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", member.name());
    tree.put("type", member.type());
    tree.put("required", member.isRequired());
    tree.put("description", member.description());
    return tree;
  }

  private static Map<String, @Nullable Object> type(TypeRow type) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", type.name());
    if (type.words().isEmpty()) {
      tree.put("members", members(type.members()));
    } else {
      tree.put("words", type.words());
    }
    return tree;
  }
}
