// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.message.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets options of a subcommand stand before it: {@code oc2 --broker URI deny …}. They are moved
 * behind it, so that a subcommand that does not know them says so.
 */
final class LeadingOptions {

  private LeadingOptions() {}

  /**
   * The same words in the order that picocli wants.
   *
   * @param environment of the command whose options are looked up
   */
  static String[] moveBehindCommand(Environment environment, String... args) {
    if (args.length == 0 || !args[0].startsWith("-")) {
      return args;
    }
    Oc2Command root = new Oc2Command(environment, InstalledCodec.whenAsked());
    int command = indexOfCommand(new ActionCommand(Action.QUERY, root).spec(), args);
    if (command < 0) {
      return args;
    }
    List<String> ordered = new ArrayList<>(args.length);
    ordered.add(args[command]);
    ordered.addAll(Arrays.asList(args).subList(0, command));
    ordered.addAll(Arrays.asList(args).subList(command + 1, args.length));
    return ordered.toArray(String[]::new);
  }

  /** Where the first word stands that is neither an option nor its value; -1 if that is unclear. */
  private static int indexOfCommand(CommandSpec spec, String... args) {
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("-")) {
        return i;
      }
      if (args[i].startsWith("-v") || args[i].equals("--verbose")) {
        continue;
      }
      @Nullable OptionSpec option = spec.findOption(args[i]);
      if (option == null && args[i].indexOf('=') < 0) {
        return -1;
      }
      if (option != null) {
        i += option.arity().min();
      }
    }
    return -1;
  }
}
