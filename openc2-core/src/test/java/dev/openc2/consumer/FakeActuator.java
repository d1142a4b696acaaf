// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An actuator that does what a test wants with {@code deny ipv4_net}, and knows what it ran. */
final class FakeActuator implements Actuator {

  private final Nsid nsid;
  private final HandlerTable handlers;
  private Runnable onCallOff = () -> {};
  private Supplier<Recovery> recovery = Recovery.Unknown::new;
  private Predicate<Extension> meantBy = specifiers -> true;
  final List<Command> ran = new CopyOnWriteArrayList<>();
  final List<String> events = new CopyOnWriteArrayList<>();

  private FakeActuator(String nsid, Action action, String target, Handler handler) {
    this.nsid = Nsid.of(nsid);
    this.handlers =
        HandlerTable.builder()
            .on(
                action,
                target,
                (command, invocation) -> {
                  ran.add(command);
                  return handler.handle(command, invocation);
                })
            .build();
  }

  /** Says 200 to {@code deny ipv4_net}. */
  static FakeActuator of(String nsid) {
    return of(nsid, Handler.of((command, invocation) -> Response.of(StatusCode.OK)));
  }

  /** Does this for {@code deny ipv4_net}. */
  static FakeActuator of(String nsid, Handler handler) {
    return new FakeActuator(nsid, Action.DENY, "ipv4_net", handler);
  }

  /** Says 200 to another pair. */
  static FakeActuator of(String nsid, Action action, String target) {
    return new FakeActuator(
        nsid, action, target, Handler.of((command, invocation) -> Response.of(StatusCode.OK)));
  }

  FakeActuator onCallOff(Runnable value) {
    onCallOff = value;
    return this;
  }

  FakeActuator meantBy(Predicate<Extension> value) {
    meantBy = value;
    return this;
  }

  FakeActuator recovering(Recovery value) {
    return recovering(() -> value);
  }

  FakeActuator recovering(Supplier<Recovery> value) {
    recovery = value;
    return this;
  }

  @Override
  public Recovery recover(Command command, Invocation invocation) {
    events.add("recover " + invocation.requestId());
    return recovery.get();
  }

  @Override
  public Nsid nsid() {
    return nsid;
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
    return meantBy.test(specifiers);
  }

  @Override
  public void callOff() {
    onCallOff.run();
  }

  @Override
  public void close() {
    events.add("close");
  }
}
