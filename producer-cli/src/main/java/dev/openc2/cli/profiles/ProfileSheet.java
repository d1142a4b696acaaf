// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.profiles;

import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import java.util.List;
import java.util.Optional;

/**
 * All words of a profile.
 *
 * @param nsid its namespace
 * @param description what devices of it do
 * @param specification which document defines it, or a word that says that none does
 * @param pairs its Commands
 * @param targets its own targets
 * @param args its arguments
 * @param specifiers its specifiers
 * @param results its results
 * @param types what the types are that these name
 */
public record ProfileSheet(
    String nsid,
    String description,
    String specification,
    Pairs pairs,
    List<TargetRow> targets,
    List<MemberRow> args,
    List<MemberRow> specifiers,
    List<MemberRow> results,
    List<TypeRow> types) {

  /** What stands in place of a document. */
  static final String NO_SPECIFICATION = "none";

  /** A target of the profile, with its namespace. */
  record TargetRow(String name, String type, String description, String example) {}

  /** A member of an object. */
  record MemberRow(String name, String type, boolean isRequired, String description) {

    /** As the tables of specifications have it. */
    String cardinality() {
      return isRequired ? "1" : "0..1";
    }
  }

  /** A type: either one of some words, or an object with members. */
  record TypeRow(String name, List<String> words, List<MemberRow> members) {}

  /** Reads the declaration. */
  public static ProfileSheet of(Profile profile) {
    TypeRows types = new TypeRows();
    return new ProfileSheet(
        profile.nsid().value(),
        profile.description(),
        profile.specification().orElse(NO_SPECIFICATION),
        profile.pairs(),
        profile.targets().stream().map(target -> row(profile, target, types)).toList(),
        members(profile.args(), types),
        members(profile.specifiers(), types),
        members(profile.results(), types),
        types.rows());
  }

  private static TargetRow row(Profile profile, TargetType<?> target, TypeRows types) {
    types.add(target.type());
    return new TargetRow(
        profile.nsid() + ":" + target.name(),
        TypeRows.name(target.type()),
        target.description(),
        target.example());
  }

  private static List<MemberRow> members(Optional<? extends RecordType<?>> type, TypeRows types) {
    return type.map(types::members).orElse(List.of());
  }
}
