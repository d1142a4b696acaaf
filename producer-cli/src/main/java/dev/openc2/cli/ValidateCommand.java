// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.OpenC2Exception;
import dev.openc2.cli.input.Document;
import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.value.Printable;
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
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  private static final int MAX_LINE = 1000;

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

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON or CBOR; - for stdin")
  private List<String> names = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // picocli sets root
  ValidateCommand() {}

  @Override
  public Integer call() {
    MessageCodec codec = language.of(root.codec()).withMode(strict ? Mode.STRICT : Mode.LENIENT);
    DocumentReader files = root.files();
    ExitCode exitCode = ExitCode.OK;
    for (String name : names) {
      String problem = problem(name, files, codec);
      root.out().println(Printable.cut(problem == null ? name + ": ok" : problem, MAX_LINE));
      if (problem != null) {
        exitCode = ExitCode.USAGE;
      }
    }
    return exitCode.code();
  }

  /** What is wrong with a file, beginning with its name, or null if nothing is. */
  private @Nullable String problem(String name, DocumentReader files, MessageCodec codec) {
    try {
      Document document = files.read(name);
      ParsedDocument parsed = ParsedDocument.of(document, kind, codec);
      if (strict) {
        parsed.checkProfile(codec);
      }
      return null;
    } catch (UsageException e) {
      return e.getMessage();
    } catch (InvalidMessageException e) {
      return name + ": " + e.faults().get(0);
    } catch (OpenC2Exception e) {
      return name + ": " + e.text();
    }
  }
}
