// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.parameter;

import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.profiles.Columns;
import dev.openc2.cli.profiles.ProfileSheet;
import dev.openc2.cli.profiles.SheetJson;
import dev.openc2.cli.profiles.SheetText;
import dev.openc2.cli.report.ContentText;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.provider.Providers;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code oc2 profiles [NSID]}: which profiles there are, and which words one of them has. */
final class ProfilesCommand implements Callable<Integer> {

  private final Oc2Command root;
  private final OutputOptions output = new OutputOptions();
  private final Arguments arguments = new Arguments();

  private final Argument<@Nullable Nsid> nsid =
      arguments.optional(parameter("0", "NSID", "a profile, such as slpf"), Nsid.class);

  ProfilesCommand(Oc2Command root) {
    this.root = root;
  }

  /** How it is called. */
  CommandSpec spec() {
    CommandSpec spec = Arguments.command(this, output.arguments(), arguments);
    spec.usageMessage()
        .description("Lists the profiles that are loaded, or tells all words of one.");
    return spec;
  }

  @Override
  public Integer call() {
    Profiles profiles = Profiles.installed();
    boolean isJson = output.form() == OutputOptions.Form.json;
    Nsid asked = nsid.value();
    if (asked == null) {
      print(isJson ? List.of(listJson(profiles)) : listText(profiles));
    } else {
      Profile profile = profile(asked, profiles);
      ProfileSheet sheet = ProfileSheet.of(profile);
      print(
          isJson
              ? List.of(ContentText.line(SheetJson.whole(sheet, origin(profile))))
              : SheetText.of(sheet));
    }
    return ExitCode.OK.code();
  }

  private void print(List<String> lines) {
    lines.forEach(root.out()::println);
  }

  private static Profile profile(Nsid nsid, Profiles profiles) {
    return profiles
        .get(nsid)
        .orElseThrow(
            () ->
                new UsageException(
                    "no profile " + Printable.quote(nsid.value()) + " is loaded",
                    "there are "
                        + profiles.all().stream()
                            .map(profile -> profile.nsid().value())
                            .collect(Collectors.joining(", "))));
  }

  private static String listJson(Profiles profiles) {
    return ContentText.line(
        profiles.all().stream()
            .map(profile -> SheetJson.summary(ProfileSheet.of(profile), origin(profile)))
            .toList());
  }

  private static List<String> listText(Profiles profiles) {
    Columns rows = new Columns();
    for (Profile profile : profiles.all()) {
      Path jar = Path.of(origin(profile)).getFileName();
      ProfileSheet sheet = ProfileSheet.of(profile);
      rows.add(sheet.nsid(), String.valueOf(jar), sheet.specification(), sheet.description());
    }
    return rows.lines();
  }

  private static String origin(Profile profile) {
    return Providers.originOf(profile.getClass());
  }
}
