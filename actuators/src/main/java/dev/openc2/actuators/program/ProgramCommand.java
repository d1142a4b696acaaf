// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.message.Action;
import dev.openc2.target.CommandTarget;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is run for one pair of action and target.
 *
 * @param action the action
 * @param target the name of the target, such as {@code ipv4_net} or {@code slpf:rule_number}
 * @param run the absolute path of the program, and its arguments. In these {@code
 *     {ipv4_net.address}} stands for what the Command says
 * @param recover the same for a program that finds out, after a crash, whether the Command has
 *     taken effect: 0 means that it has, 1 that it has not. Absent, or with any other exit code,
 *     nobody knows
 * @param exits the status to answer for an exit code; absent means 200 for 0, and what is not in it
 *     is 500
 */
public record ProgramCommand(
    String action,
    String target,
    List<String> run,
    @Nullable List<String> recover,
    @Nullable Map<String, Integer> exits) {

  private static final int MAX_EXIT = 255;

  /** What is answered by others, or cannot be said of an outcome. */
  private static final Set<String> NOT_SERVED = Set.of(FeaturesTarget.NAME, CommandTarget.NAME);

  /** Checks each value; throws {@link IllegalArgumentException} naming the key. */
  public ProgramCommand {
    if (Action.of(action).isEmpty()) {
      throw new IllegalArgumentException(
          "action: " + Printable.quote(action) + " is not an action");
    }
    if (NOT_SERVED.contains(target)) {
      throw new IllegalArgumentException("target: " + target + " is not for an actuator");
    }
    run = checked("run", run);
    recover = recover == null ? null : checked("recover", recover);
    exits = exits == null ? null : Map.copyOf(exits);
    if (exits != null) {
      exits.forEach(ProgramCommand::checkExit);
    }
  }

  private static List<String> checked(String key, List<String> line) {
    if (line.isEmpty() || !line.get(0).startsWith("/") || line.get(0).indexOf('{') >= 0) {
      throw new IllegalArgumentException(key + ": it begins with the absolute path of a program");
    }
    try {
      line.stream().skip(1).forEach(Template::parse);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
    return List.copyOf(line);
  }

  private static void checkExit(String exit, int status) {
    if (!exit.matches("[0-9]{1,3}") || Integer.parseInt(exit) > MAX_EXIT) {
      throw new IllegalArgumentException(
          "exits: " + Printable.quote(exit) + " is not an exit code from 0 to 255");
    }
    if (StatusCode.of(status).isEmpty() || status == StatusCode.PROCESSING.code()) {
      throw new IllegalArgumentException(
          "exits: " + status + " is not the status of an outcome, such as 200, 404 or 500");
    }
  }

  /** The pair for people. */
  String pair() {
    return action + " " + target;
  }

  Action actionOfPair() {
    return Action.of(action).orElseThrow();
  }

  /** What is answered for an exit code. */
  StatusCode status(int exit) {
    if (exits == null) {
      return exit == 0 ? StatusCode.OK : StatusCode.INTERNAL_ERROR;
    }
    Integer status = exits.get(Integer.toString(exit));
    return status == null ? StatusCode.INTERNAL_ERROR : StatusCode.of(status).orElseThrow();
  }

  /** The programs that it runs. */
  List<Path> programs() {
    List<Path> programs = new ArrayList<>();
    programs.add(Path.of(run.get(0)));
    if (recover != null) {
      programs.add(Path.of(recover.get(0)));
    }
    return programs;
  }
}
