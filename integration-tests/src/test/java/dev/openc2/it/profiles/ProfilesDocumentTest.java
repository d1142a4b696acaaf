// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.cli.profiles.ProfileSheet;
import dev.openc2.cli.profiles.SheetText;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.value.Nsid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/profiles.md} holds what {@code oc2 profiles} says. */
final class ProfilesDocumentTest {

  private static final Path FILE =
      Path.of(System.getProperty("openc2.root", "..")).resolve("docs/profiles.md");

  /** Everything before the first of these is written by people. */
  private static final String FIRST = "## slpf";

  private static final List<String> NSIDS = List.of("slpf", "er", "x-log", "x-blinky");

  private static String generated() {
    return NSIDS.stream()
        .map(nsid -> Profiles.installed().get(Nsid.of(nsid)).orElseThrow())
        .map(ProfilesDocumentTest::section)
        .collect(Collectors.joining("\n"));
  }

  private static String section(Profile profile) {
    String text = String.join("\n", SheetText.of(ProfileSheet.of(profile)));
    return "## " + profile.nsid() + "\n\n```text\n" + text + "\n```\n";
  }

  // With -Dopenc2.writeDocuments=true it is written anew instead.
  @Test
  void theDocumentSaysWhatTheDeclarationsSay() throws Exception {
    String document = Files.readString(FILE);
    String expected = document.substring(0, document.indexOf(FIRST)) + generated();

    if (Boolean.getBoolean("openc2.writeDocuments")) {
      Files.writeString(FILE, expected);
    }

    assertThat(Files.readString(FILE)).isEqualTo(expected);
  }
}
