// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent on no endpoint: it notes which accounts it was to set, and does nothing. */
final class TestAgent implements Actuator {

  final List<Account> accounts = new CopyOnWriteArrayList<>();

  private final HandlerTable handlers =
      HandlerTable.builder()
          .on(Action.SET, Account.NAME, Handler.of((command, invocation) -> set(command)))
          .build();

  private Response set(Command command) {
    if (!(command.target() instanceof Account account)) {
      return Response.of(StatusCode.NOT_IMPLEMENTED, "this is no account");
    }
    accounts.add(account);
    return Response.of(StatusCode.OK);
  }

  @Override
  public Nsid nsid() {
    return ErProfile.NSID;
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
  public void close() {}
}
