// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.Interruption.Registration;
import dev.openc2.cli.input.DocumentKind;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.cli.validate.Inspection;
import dev.openc2.cli.validate.Judge;
import dev.openc2.cli.validate.VerdictForm;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.tree.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code oc2 validate FILE…}: says of each file in one line what is wrong with it. */
@Command(
    name = "validate",
    description = "Checks commands, responses and messages; one line per file, exit code 0 or 2.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A line tells all that is wrong, parted by semicolons, as far as it has room; -o json has",
      "everything, up to a hundred faults per file:",
      "  {\"path\":\"a.json\",\"kind\":\"command\",\"valid\":false,\"faults\":[{\"path\":\"/action\","
          + "\"value\":\"dney\",",
      "   \"message\":\"…\",\"status\":400}]}",
      "Instead of faults, problem says why a file was not looked at.",
      "",
      "Exit code 0 if every file is right, 2 if one is wrong or cannot be read."
    })
final class ValidateCommand implements Callable<Integer> {

  @ParentCommand private Oc2Command root;
  @Mixin private LanguageOptions language = new LanguageOptions();

  @Option(
      names = "--strict",
      description = "ask for what oc2 itself would send, not for what it would take")
  private boolean strict;

  @Option(
      names = "--kind",
      paramLabel = "command|response|message",
      description = "what the files hold; default: whatever they look like")
  private @Nullable DocumentKind kind;

  @Option(
      names = "--encoding",
      paramLabel = "json|cbor",
      description =
          "how the files are spelt; default: what .json or .cbor promises, else what they look"
              + " like")
  private @Nullable String encoding;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      description = "a line for people, or a JSON object for programs, per file; default: table")
  private OutputOptions.Form form = OutputOptions.Form.table;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "JSON or CBOR; a folder for all .json and .cbor files below it; - for stdin")
  private List<String> names = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // picocli sets root
  ValidateCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Encoding given = encoding == null ? null : DeliveryOptions.encodingOf(encoding);
    MessageCodec codec = language.of(root.codec());
    Judge judge = new Judge(codec, strict ? Mode.STRICT : Mode.LENIENT, kind, given);
    Inspection inspection = new Inspection(root.files(), judge, verdictForm(), root.out());
    Interruption interruption = root.environment().interruption();
    Registration registration = interruption.onInterrupt(inspection::stop);
    boolean isComplete = names.stream().allMatch(inspection::look);
    registration.withdraw();
    if (!isComplete && interruption.hasCome(0)) {
      return ExitCode.INTERRUPTED.code();
    }
    if (isComplete) {
      summarize(inspection);
    }
    return (inspection.bad() == 0 ? ExitCode.OK : ExitCode.USAGE).code();
  }

  private VerdictForm verdictForm() {
    return switch (form) {
      case table -> VerdictForm.TEXT;
      case json -> VerdictForm.JSON;
    };
  }

  /** Tells a person who named a folder how many files that were. */
  private void summarize(Inspection inspection) {
    if (form == OutputOptions.Form.table && inspection.hasFolder()) {
      String others =
          inspection.passedOver() == 0
              ? ""
              : "; passed over " + inspection.passedOver() + " that are neither .json nor .cbor";
      root.err().println(inspection.good() + " ok, " + inspection.bad() + " not ok" + others);
      root.err().flush();
    }
  }
}
