// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.completion;

import static java.util.stream.Collectors.joining;

import dev.openc2.profile.Profiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes the script: a function with all words, and behind it the one that chooses among them.
 *
 * <p>The generator of picocli would not do: it knows no words with a colon in them, and writes the
 * options anew for each of the twenty actions.
 */
public final class BashCompletion {

  private static final String FILES = "@files";
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private final Vocabulary vocabulary;
  private final CommandLine commandLine;

  private BashCompletion(CommandLine commandLine, Profiles profiles) {
    this.commandLine = commandLine;
    this.vocabulary = new Vocabulary(profiles);
  }

  /** The script for a command line that has all its subcommands. */
  public static String of(CommandLine commandLine, Profiles profiles) {
    return new BashCompletion(commandLine, profiles).script();
  }

  private String script() {
    Set<String> valued = new TreeSet<>();
    Map<String, List<String>> commandsByBody = new LinkedHashMap<>();
    for (Map.Entry<String, CommandLine> each : commandLine.getSubcommands().entrySet()) {
      CommandSpec spec = each.getValue().getCommandSpec();
      spec.options().stream().filter(BashCompletion::isValued).forEach(o -> add(o, valued));
      commandsByBody.computeIfAbsent(body(spec), body -> new ArrayList<>()).add(each.getKey());
    }
    StringBuilder script = new StringBuilder("# Completion of oc2 for bash, made by oc2.\n\n");
    script.append("_oc2_valued=' ").append(String.join(" ", valued)).append(" '\n\n");
    script.append("# For a command, the option whose value is wanted, and the target.\n");
    script.append("_oc2_vocabulary() {\n  case $1 in\n    '')\n");
    script.append("      options=").append(quoted(names(commandLine.getCommandSpec())));
    script.append("      values=").append(quoted(commandLine.getSubcommands().keySet()));
    script.append("      ;;\n");
    commandsByBody.forEach(
        (body, names) ->
            script.append("    " + String.join(" | ", names) + ")\n" + body + "      ;;\n"));
    return script.append("  esac\n}\n\n").append(engine()).toString();
  }

  private static boolean isValued(OptionSpec option) {
    return option.arity().min() > 0;
  }

  private static void add(OptionSpec option, Set<String> names) {
    names.addAll(List.of(option.names()));
  }

  private static Set<String> names(CommandSpec spec) {
    Set<String> names = new TreeSet<>();
    spec.options().forEach(option -> add(option, names));
    return names;
  }

  /** What is special to a command. */
  private String body(CommandSpec spec) {
    StringBuilder body = new StringBuilder("      options=" + quoted(names(spec)));
    body.append("      case $2 in\n");
    for (OptionSpec option : spec.options()) {
      Collection<String> values = values(option);
      if (isValued(option) && !values.isEmpty()) {
        body.append("        ").append(String.join(" | ", option.names()));
        body.append(") values=").append(quoted(values).strip()).append(" ;;\n");
      }
    }
    if (!spec.positionalParameters().isEmpty()) {
      body.append("        '')\n").append(positional(spec)).append("          ;;\n");
    }
    return body.append("      esac\n").toString();
  }

  private String positional(CommandSpec spec) {
    ArgSpec first = spec.positionalParameters().get(0);
    if (!first.paramLabel().equals("TARGET")) {
      return "          values=" + quoted(values(first));
    }
    StringBuilder cases = new StringBuilder("          case $3 in\n");
    cases.append("            '') values=").append(quoted(vocabulary.targets()).strip());
    cases.append(" ;;\n");
    vocabulary
        .wordsOfTargets()
        .forEach(
            (target, words) -> {
              if (isPlain(target)) {
                cases.append(
                    "            " + target + ") values=" + quoted(words).strip() + " ;;\n");
              }
            });
    return cases.append("          esac\n").toString();
  }

  /** What an option or a parameter may be, as its label says; empty if that is open. */
  private Collection<String> values(ArgSpec argument) {
    String label = argument.paramLabel();
    return switch (label) {
      case "FILE", "DIR" -> List.of(FILES);
      case "NSID" -> vocabulary.namespaces();
      case "KEY=VALUE" -> keys(argument);
      default -> label.indexOf('|') < 0 ? List.of() : List.of(label.split("\\|"));
    };
  }

  private Collection<String> keys(ArgSpec argument) {
    boolean isArg = argument instanceof OptionSpec option && option.longestName().equals("--arg");
    return isArg ? vocabulary.args() : vocabulary.specifiers();
  }

  /** The words as one word of bash, and the end of the line. */
  private static String quoted(Collection<String> words) {
    return words.stream().filter(BashCompletion::isPlain).collect(joining(" ", "'", "'\n"));
  }

  /** What bash would take for something else is not offered: profiles may declare any word. */
  private static boolean isPlain(String word) {
    return PLAIN.matcher(word).matches();
  }

  private static String engine() {
    try (@Nullable InputStream in = BashCompletion.class.getResourceAsStream("oc2.bash")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
