// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.log;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts the pairs that it is configured for, does nothing and says so. Thread-safe. */
public final class LogActuator implements Actuator {

  /** What it answers, with 200. */
  public static final String STATUS_TEXT = "logged, nothing done";

  private static final Logger LOGGER = LoggerFactory.getLogger(LogActuator.class);

  private final HandlerTable handlers;

  /** Makes an actuator that accepts the pairs of the configuration. */
  public LogActuator(LogConfig config) {
    HandlerTable.Builder table = HandlerTable.builder();
    Handler handler = Handler.of(this::writeDown);
    config
        .effectivePairs()
        .targetsByAction()
        .forEach((action, targets) -> targets.forEach(name -> table.on(action, name, handler)));
    this.handlers = table.build();
  }

  private Response writeDown(Command command, Invocation invocation) {
    if (!pairs().contains(command.action(), command.target().name())) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, command.pair() + " is not supported");
    }
    checkTime(command.args());
    String from = invocation.from();
    LOGGER
        .atInfo()
        .addKeyValue("action", command.action().wireName())
        .addKeyValue("target", command.target().name())
        .addKeyValue("from", from == null ? "-" : Printable.quote(from))
        .log("command logged, nothing done");
    return Response.of(StatusCode.OK, STATUS_TEXT);
  }

  /** What is written down at once and for good has no start and no end (oc2ls v1.0 §3.3.1.4). */
  private static void checkTime(Args args) {
    if (args.startTime() != null || args.stopTime() != null || args.duration() != null) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, "Option not supported");
    }
  }

  @Override
  public Nsid nsid() {
    return LogProfile.NSID;
  }

  @Override
  public Pairs pairs() {
    return handlers.pairs();
  }

  @Override
  public Optional<Handler> handler(Action action, String targetName) {
    return handlers.get(action, targetName);
  }

  /** Never: the profile has no specifiers, so nothing could narrow the choice to this one. */
  @Override
  public boolean isMeantBy(Extension specifiers) {
    return false;
  }

  @Override
  public void close() {}
}
