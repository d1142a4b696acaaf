// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;
import static dev.openc2.cli.Arguments.parameter;

import dev.openc2.cli.Interruption.Registration;
import dev.openc2.cli.input.DocumentKind;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.cli.validate.Inspection;
import dev.openc2.cli.validate.Judge;
import dev.openc2.cli.validate.VerdictForm;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.tree.Mode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code oc2 validate FILE…}: says of each file in one line what is wrong with it. */
final class ValidateCommand implements Callable<Integer> {

  private final Oc2Command root;
  private final LanguageOptions language = new LanguageOptions();
  private final Arguments arguments = new Arguments();

  private final Argument<Boolean> strict =
      arguments.flag("--strict", "ask for what oc2 itself would send, not for what it would take");

  private final Argument<@Nullable DocumentKind> kind =
      arguments.optional(
          option(
              "--kind",
              "command|response|message",
              "what the files hold; default: whatever they look like"),
          DocumentKind.class);

  private final Argument<@Nullable String> encoding =
      arguments.optional(
          option(
              "--encoding",
              "json|cbor",
              "how the files are spelt; default: what .json or .cbor promises, else what they look"
                  + " like"),
          String.class);

  private final Argument<OutputOptions.Form> form =
      arguments.orElse(
          option(
                  "--output",
                  "table|json",
                  "a line for people, or a JSON object for programs, per file; default: table")
              .names("-o", "--output"),
          OutputOptions.Form.table);

  private final Argument<List<String>> names =
      arguments.list(
          parameter(
                  "0..*",
                  "FILE",
                  "JSON or CBOR; a folder for all .json and .cbor files below it; - for stdin")
              .arity("1..*")
              .required(true));

  ValidateCommand(Oc2Command root) {
    this.root = root;
  }

  /** How it is called. */
  CommandSpec spec() {
    CommandSpec spec = Arguments.command(this, language.arguments(), arguments);
    spec.usageMessage()
        .description(
            "Checks commands, responses and messages; one line per file, exit code 0 or 2.")
        .footer(
            "",
            "A line tells all that is wrong, parted by semicolons, as far as it has room; -o json has",
            "everything, up to a hundred faults per file:",
            "  {\"path\":\"a.json\",\"kind\":\"command\",\"valid\":false,\"faults\":[{\"path\":\"/action\","
                + "\"value\":\"dney\",",
            "   \"message\":\"…\",\"status\":400}]}",
            "Instead of faults, problem says why a file was not looked at.",
            "",
            "Exit code 0 if every file is right, 2 if one is wrong or cannot be read.");
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    String spelling = encoding.value();
    Encoding given = spelling == null ? null : DeliveryOptions.encodingOf(spelling);
    MessageCodec codec = language.of(root.codec());
    Mode mode = strict.value() ? Mode.STRICT : Mode.LENIENT;
    Judge judge = new Judge(codec, mode, kind.value(), given);
    Inspection inspection = new Inspection(root.files(), judge, verdictForm(), root.out());
    Interruption interruption = root.environment().interruption();
    Registration registration = interruption.onInterrupt(inspection::stop);
    boolean isComplete;
    try {
      isComplete = names.value().stream().allMatch(inspection::look);
    } finally {
      registration.withdraw();
    }
    if (!isComplete && interruption.hasCome(0)) {
      return ExitCode.INTERRUPTED.code();
    }
    if (isComplete) {
      summarize(inspection);
    }
    return (inspection.bad() == 0 ? ExitCode.OK : ExitCode.USAGE).code();
  }

  private VerdictForm verdictForm() {
    return switch (form.value()) {
      case table -> VerdictForm.TEXT;
      case json -> VerdictForm.JSON;
    };
  }

  /** Tells a person who named a folder how many files that were. */
  private void summarize(Inspection inspection) {
    if (form.value() == OutputOptions.Form.table && inspection.hasFolder()) {
      String others =
          inspection.passedOver() == 0
              ? ""
              : "; passed over " + inspection.passedOver() + " that are neither .json nor .cbor";
      root.err().println(inspection.good() + " ok, " + inspection.bad() + " not ok" + others);
      root.err().flush();
    }
  }
}
