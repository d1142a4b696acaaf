// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.value.Nsid;
import java.util.Optional;

/** Does nothing, and says that it is done: what it would take is not to be measured. */
final class BenchActuator implements Actuator {

  private final HandlerTable handlers =
      HandlerTable.builder()
          .on(Action.DENY, Ipv4NetTarget.NAME, Handler.of((command, invocation) -> Texts.RESPONSE))
          .build();

  @Override
  public Nsid nsid() {
    return Texts.PROFILE;
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
  public void close() {
    // It holds nothing.
  }
}
