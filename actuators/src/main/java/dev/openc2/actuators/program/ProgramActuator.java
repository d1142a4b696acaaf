// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.actuators.program.Runner.Run;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.profile.Profile;
import dev.openc2.tree.Mode;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program for each Command, and answers what its exit code means. A Command of which any
 * part would not reach the program is refused with 501, before anything is run.
 *
 * <p>A handler returns when the program has ended, so that one runs at a time; until its turn has
 * come a Command can be called off, afterwards it cannot. If the thread is interrupted, the program
 * is ended.
 */
public final class ProgramActuator implements Actuator {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProgramActuator.class);
  private static final int MAX_TOLD = 200;
  private static final int NOT_DONE = 1;

  private final Profile profile;
  private final ProgramConfig config;
  private final Runner runner;
  private final Map<String, Served> served = new HashMap<>();
  private final HandlerTable handlers;

  /**
   * Makes an actuator of a profile.
   *
   * @throws IllegalArgumentException if the profile has no such Commands; the sentence names the
   *     key
   */
  ProgramActuator(Profile profile, ProgramConfig config, Runner runner) {
    this.profile = profile;
    this.config = config;
    this.runner = runner;
    HandlerTable.Builder table = HandlerTable.builder();
    for (ProgramCommand command : config.commands()) {
      Served one = Served.of(command, profile);
      served.put(command.pair(), one);
      table.on(
          command.actionOfPair(),
          command.target(),
          Handler.of((asked, invocation) -> run(one, asked, invocation)));
    }
    this.handlers = table.build();
  }

  @Override
  public Nsid nsid() {
    return profile.nsid();
  }

  @Override
  public Pairs pairs() {
    return handlers.pairs();
  }

  @Override
  public Optional<Handler> handler(Action action, String targetName) {
    return handlers.get(action, targetName);
  }

  @Override
  public boolean isMeantBy(Extension specifiers) {
    Map<String, String> ours = config.specifiers() == null ? Map.of() : config.specifiers();
    return profile
        .specifiers()
        .filter(type -> type.javaType().isInstance(specifiers))
        .map(type -> Values.ofSpecifiers(type, specifiers))
        .filter(said -> ours.entrySet().containsAll(said.entrySet()))
        .isPresent();
  }

  private Response run(Served one, Command command, Invocation invocation) {
    profile.check(command, Mode.LENIENT);
    Values values = one.values(command, invocation, profile);
    one.run().checkPassesOn(values);
    Run run = runUninterrupted(one.run().fill(values), one);
    if (run.isLate()) {
      warn("a program did not end in time and was ended", one, run);
      return Response.of(
          StatusCode.INTERNAL_ERROR,
          "the program did not end in time and was ended; whether it took effect is not known");
    }
    StatusCode status = one.command().status(run.exit());
    if (status == StatusCode.INTERNAL_ERROR) {
      warn("a program failed", one, run);
    } else {
      LOGGER
          .atInfo()
          .addKeyValue("pair", one.command().pair())
          .addKeyValue("exit", run.exit())
          .log("a program was run");
    }
    return answer(status, run);
  }

  private Response answer(StatusCode status, Run run) {
    String said = config.tellsOutput() ? lastLine(run) : "";
    if (status == StatusCode.OK) {
      return said.isEmpty() ? Response.of(status) : Response.of(status, said);
    }
    String text = "the program ended with " + run.exit();
    return Response.of(status, said.isEmpty() ? text : text + ": " + said);
  }

  private Run runUninterrupted(List<String> line, Served one) {
    try {
      return runner.run(line);
    } catch (IOException e) {
      LOGGER
          .atError()
          .addKeyValue("pair", one.command().pair())
          .addKeyValue("reason", e.getMessage())
          .log("a program could not be run");
      throw new OpenC2Exception(
          StatusCode.INTERNAL_ERROR, "the program could not be run; nothing was done", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenC2Exception(
          StatusCode.INTERNAL_ERROR,
          "the device stopped and ended the program; whether it took effect is not known",
          e);
    }
  }

  private static void warn(String event, Served one, Run run) {
    LOGGER
        .atWarn()
        .addKeyValue("pair", one.command().pair())
        .addKeyValue("exit", run.exit())
        .addKeyValue("said", lastLine(run))
        .log(event);
  }

  private static String lastLine(Run run) {
    return run.output()
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((first, second) -> second)
        .map(line -> Printable.cut(line.strip(), MAX_TOLD))
        .orElse("");
  }

  @Override
  public Recovery recover(Command command, Invocation invocation) {
    Served one = served.get(command.pair());
    if (one == null || one.recover().isEmpty()) {
      return new Recovery.Unknown();
    }
    Run run;
    try {
      Values values = one.values(command, invocation, profile);
      run = runUninterrupted(one.recover().get().fill(values), one);
    } catch (OpenC2Exception e) {
      return new Recovery.Unknown();
    }
    if (!run.isLate() && run.exit() == 0) {
      return new Recovery.Done(Response.of(StatusCode.OK));
    }
    if (!run.isLate() && run.exit() == NOT_DONE) {
      return new Recovery.NotDone();
    }
    warn("a program could not tell whether a command took effect", one, run);
    return new Recovery.Unknown();
  }

  @Override
  public void close() {}
}
