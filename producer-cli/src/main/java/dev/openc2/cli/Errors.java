// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.OpenC2Exception;
import dev.openc2.cli.input.UsageException;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.cli.words.NearestWord;
import dev.openc2.transfer.TransferException;
import dev.openc2.value.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence and one hint what went wrong. */
final class Errors {

  private static final int MAX_LENGTH = 1000;

  /** From this verbosity on, stack traces are printed. */
  private static final int TRACES = 2;

  private Errors() {}

  /** For what picocli does not understand. */
  static int onParameters(ParameterException e, String[] args) {
    if (e.getCause() instanceof UsageException cause) {
      print(e.getCommandLine().getErr(), cause.getMessage(), cause.hint());
      return ExitCode.USAGE.code();
    }
    String unknown = unknownCommand(e);
    if (unknown != null) {
      Set<String> commands = e.getCommandLine().getSubcommands().keySet();
      String meant = NearestWord.to(unknown, commands);
      print(
          e.getCommandLine().getErr(),
          Printable.quote(unknown) + " is not a command",
          meant == null ? "try 'oc2 --help'" : "did you mean " + meant + "?");
      return ExitCode.USAGE.code();
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    print(e.getCommandLine().getErr(), e.getMessage(), hint(e, command));
    return ExitCode.USAGE.code();
  }

  /** The first word, if it should have been a command but is none; else null. */
  private static @Nullable String unknownCommand(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || e.getCommandLine().getSubcommands().isEmpty()) {
      return null;
    }
    List<String> words = unmatched.getUnmatched();
    return words.isEmpty() || words.get(0).startsWith("-") ? null : words.get(0);
  }

  private static String hint(ParameterException e, String command) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        return "did you mean " + String.join(" or ", suggestions) + "?";
      }
    }
    return "try '" + command + " --help'";
  }

  /** For what goes wrong afterwards. */
  static int onExecution(Exception e, Oc2Command root) {
    ExitCode exitCode = exitCode(e);
    if (exitCode == ExitCode.BUG) {
      print(root.err(), "an error in oc2 itself: " + e, "again with -v -v for the place");
    } else {
      print(root.err(), e.getMessage(), hint(e));
    }
    if (root.verbosity() >= TRACES) {
      e.printStackTrace(root.err());
    }
    return exitCode.code();
  }

  /**
   * For output that is lost, on a full disk for one.
   *
   * @param exitCode what the program would have ended with
   * @return of both exit codes the lowest but 0
   */
  static int onLostOutput(PrintWriter err, int exitCode) {
    print(err, "the output cannot be written", null);
    int usage = ExitCode.USAGE.code();
    return exitCode == ExitCode.OK.code() ? usage : Math.min(exitCode, usage);
  }

  private static ExitCode exitCode(Exception e) {
    if (e instanceof TransferException) {
      return ExitCode.BROKER;
    }
    if (e instanceof OpenC2Exception
        || e instanceof UsageException
        || e instanceof IllegalArgumentException) {
      return ExitCode.USAGE;
    }
    return e instanceof InterruptedException ? ExitCode.INTERRUPTED : ExitCode.BUG;
  }

  private static @Nullable String hint(Exception e) {
    if (e instanceof UsageException usage) {
      return usage.hint();
    }
    if (e instanceof TransferException transfer) {
      return switch (transfer.reason()) {
        case UNREACHABLE -> "is a broker running there? 'oc2-fabric' starts one";
        case REFUSED -> "check --username and --password-file";
        case TLS -> "check --ca, --cert and --key, and the host name";
        default -> null;
      };
    }
    return null;
  }

  private static void print(PrintWriter err, @Nullable String text, @Nullable String hint) {
    err.println("oc2: " + Printable.cut(String.valueOf(text), MAX_LENGTH));
    if (hint != null) {
      err.println("     " + Printable.cut(hint, MAX_LENGTH));
    }
    err.flush();
  }
}
