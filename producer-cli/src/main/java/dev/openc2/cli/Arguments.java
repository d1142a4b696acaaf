// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Options and parameters that belong together, in the order of their declaration, each of which is
 * one field: {@code Argument<T> name = arguments.kind(option(…), type)}.
 *
 * <p>They stand in for picocli's annotations, for which Java makes dozens of classes at each start.
 */
final class Arguments {

  private final List<ArgSpec> specs = new ArrayList<>();

  /** All the arguments of these parts. */
  static Arguments of(Arguments... parts) {
    Arguments all = new Arguments();
    for (Arguments part : parts) {
      all.specs.addAll(part.specs);
    }
    return all;
  }

  /** An option with a value. */
  static OptionSpec.Builder option(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).description(description);
  }

  /**
   * A word that is no option.
   *
   * @param index its place among those words, such as {@code 0} or {@code 1..*}
   */
  static PositionalParamSpec.Builder parameter(String index, String label, String description) {
    return PositionalParamSpec.builder().index(index).paramLabel(label).description(description);
  }

  /** An option without a value: true if it is given. */
  Argument<Boolean> flag(String name, String description) {
    return bound(OptionSpec.builder(name).description(description).type(boolean.class), false);
  }

  /** Null unless it is given. */
  <T> Argument<@Nullable T> optional(OptionSpec.Builder option, Class<T> type) {
    return this.<@Nullable T>bound(option.type(type), null);
  }

  /** Null unless it is given. */
  <T> Argument<@Nullable T> optional(PositionalParamSpec.Builder parameter, Class<T> type) {
    return this.<@Nullable T>bound(parameter.type(type).arity("0..1"), null);
  }

  /** The other value, which is of the same class, unless it is given. */
  <T> Argument<T> orElse(OptionSpec.Builder option, T other) {
    return bound(option.type(other.getClass()), other);
  }

  /** Has to be given. */
  Argument<String> required(OptionSpec.Builder option) {
    return bound(option.type(String.class).required(true), "");
  }

  /** Has to be given. */
  Argument<String> required(PositionalParamSpec.Builder parameter) {
    return bound(parameter.type(String.class).required(true), "");
  }

  /** As often as it is given. */
  <T> Argument<List<T>> list(OptionSpec.Builder option, Class<T> type) {
    return bound(option.type(List.class).auxiliaryTypes(type), List.of());
  }

  /** As many as are given, of which the arity tells more. */
  Argument<List<String>> list(PositionalParamSpec.Builder parameter) {
    return bound(parameter.type(List.class).auxiliaryTypes(String.class), List.of());
  }

  /** An option of any kind, with the value that it has unless it is given. */
  <T extends @Nullable Object> Argument<T> bound(OptionSpec.Builder option, T initial) {
    Argument<T> argument = new Argument<>(initial);
    specs.add(option.initialValue(initial).getter(argument).setter(argument).build());
    return argument;
  }

  private <T extends @Nullable Object> Argument<T> bound(
      PositionalParamSpec.Builder parameter, T initial) {
    Argument<T> argument = new Argument<>(initial);
    specs.add(parameter.initialValue(initial).getter(argument).setter(argument).build());
    return argument;
  }

  /** A command with these arguments, and what every command has: a help and a version. */
  static CommandSpec command(Callable<Integer> command, Arguments... parts) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(command).versionProvider(new Version());
    for (ArgSpec argument : of(parts).specs) {
      spec.add(argument);
    }
    return spec.addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }
}
