// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Nsid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class BashCompletionTest {

  /** Declares an argument that a shell would run, and a harmless one. */
  private static final class MeanProfile implements Profile {

    @Override
    public Nsid nsid() {
      return Nsid.of("x-mean");
    }

    @Override
    public String description() {
      return "Means no good.";
    }

    @Override
    public Pairs pairs() {
      return Pairs.NONE;
    }

    @Override
    public Optional<RecordType<? extends Extension>> args() {
      var type = RecordType.builder("Args", Extension.class);
      type.optional("it's", Types.TEXT, args -> null, "a quote");
      type.optional("$(reboot)", Types.TEXT, args -> null, "a command");
      type.optional("two words", Types.TEXT, args -> null, "a space");
      type.optional("good", Types.TEXT, args -> null, "none of it");
      return Optional.of(
          type.build(
              values -> {
                throw new IllegalArgumentException("never");
              }));
    }
  }

  @Test
  void whatBashWouldTakeForSomethingElseIsNotOffered() {
    OptionSpec arg = OptionSpec.builder("--arg").paramLabel("KEY=VALUE").arity("1").build();
    CommandLine commandLine = new CommandLine(CommandSpec.create().name("oc2"));
    commandLine.addSubcommand("deny", CommandSpec.create().addOption(arg));

    String script = BashCompletion.of(commandLine, Profiles.of(List.of(new MeanProfile())));

    assertThat(script)
        .contains("--arg) values='x-mean.good='")
        .doesNotContain("it's", "reboot", "two words");
  }
}
