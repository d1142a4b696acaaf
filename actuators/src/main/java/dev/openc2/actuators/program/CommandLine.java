// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.StatusCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A program with arguments that are filled from a Command. Immutable. */
final class CommandLine {

  private final String program;
  private final List<Template> arguments;
  private final Set<String> passedOn = new HashSet<>();

  private CommandLine(String program, List<Template> arguments) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    arguments.forEach(template -> passedOn.addAll(template.passedOn()));
  }

  /**
   * That of a configuration.
   *
   * @throws IllegalArgumentException if it has a place for what no such Command can say
   */
  static CommandLine of(List<String> line, Words words) {
    List<Template> arguments = line.stream().skip(1).map(Template::parse).toList();
    for (Template argument : arguments) {
      for (String path : argument.paths()) {
        if (!words.all().contains(path)) {
          throw new IllegalArgumentException(
              "there is no {" + path + "}; there are " + String.join(", ", words.all()));
        }
      }
    }
    return new CommandLine(line.get(0), arguments);
  }

  /** Throws {@link OpenC2Exception} with 501 if the Command says what would not be passed on. */
  void checkPassesOn(Values values) {
    Optional<String> passedOver = values.passedOver(passedOn);
    if (passedOver.isPresent()) {
      // Half of what was asked for may be more than that: a denial of a port, of all ports.
      throw new OpenC2Exception(
          StatusCode.NOT_IMPLEMENTED, passedOver.get() + " is not supported here");
    }
  }

  /**
   * The line for a Command.
   *
   * @throws OpenC2Exception 501 if the Command does not say what is needed; 400 if it says what
   *     cannot be an argument
   */
  List<String> fill(Values values) {
    List<String> line = new ArrayList<>();
    line.add(program);
    for (Template argument : arguments) {
      argument.fill(values).ifPresent(line::add);
    }
    return line;
  }
}
