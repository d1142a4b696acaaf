// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.HandlerTable;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.message.TimeWindow;
import dev.openc2.target.FileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the Commands of the profile on any packet filter: allow and deny of addresses, delete of a
 * rule and, where there is a directory for it, update of a rule file, now or on time (slpf v1.0
 * §2.3).
 *
 * <p>Each allow and each deny makes one rule with a number of its own, also one that says the same
 * as another: so each Producer can delete what it asked for. A number is not given again while the
 * actuator lives, unless a Command asks for it. A 200 comes only when the filter has the rule. What
 * waits for its time can be called off until then.
 *
 * <p>Thread-safe.
 */
public final class SlpfActuator implements Actuator {

  private final SlpfSettings settings;
  private final InstantSource clock;
  private final RuleBook book;
  private final Admission admission;

  /** Null if there are no rule files. */
  private final @Nullable FileUpdates updates;

  private final HandlerTable handlers;

  /** Set once, before anybody else has the actuator. */
  private @Nullable RuleOrders orders;

  /**
   * Makes an actuator on a filter, which is closed with it.
   *
   * @param store knows the rules across the end of the program; closed with the actuator
   * @param settings how it is to be
   * @param worker runs what touches the filter: one task after the other on a thread of its own if
   *     the filter may block, else where it stands ({@code Runnable::run}); belongs to the caller
   * @throws PacketFilterException if the rules of an earlier run cannot be put into force
   */
  public SlpfActuator(
      PacketFilter filter,
      RuleStore store,
      SlpfSettings settings,
      ActuatorContext context,
      Executor worker) {
    this.settings = settings;
    this.clock = context.clock();
    Alarms alarms = new Alarms(clock, context.scheduler());
    this.book =
        new RuleBook(
            new Enforcement(filter, store), settings.guard(), settings.maxRules(), alarms, worker);
    this.admission = new Admission(filter.features(), settings.guard());
    this.updates = updates(settings, new Later<>(alarms, worker, settings.maxRules()));
    HandlerTable.Builder table = HandlerTable.builder();
    for (String target : SlpfWords.ADDRESS_TARGETS) {
      if (filter.features().targets().contains(target)) {
        table.on(Action.ALLOW, target, on(worker, this::addRule));
        table.on(Action.DENY, target, on(worker, this::addRule));
      }
    }
    table.on(Action.DELETE, RuleNumber.NAME, on(worker, this::deleteRule));
    if (updates != null) {
      table.on(Action.UPDATE, FileTarget.NAME, on(worker, updates::handle));
    }
    this.handlers = table.build();
  }

  private @Nullable FileUpdates updates(SlpfSettings settings, Later<Response> later) {
    return settings.ruleFiles() == null
        ? null
        : new FileUpdates(new RuleFiles(settings.ruleFiles()), admission, book, settings, later);
  }

  private static Handler on(Executor worker, Handler handler) {
    return (command, invocation) ->
        CompletableFuture.supplyAsync(() -> handler.handle(command, invocation), worker)
            .thenCompose(Function.identity());
  }

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
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
    return specifiers instanceof SlpfSpecifiers wanted && wanted.describes(settings.self());
  }

  private CompletionStage<Response> addRule(Command command, Invocation invocation) {
    Function<RuleNumber, FilterRule> make =
        admission.admit(command, invocation.from(), CommandKey.of(invocation).orElse(null));
    SlpfArgs args = SlpfRules.args(command);
    if (settings.isDryRun()) {
      return told(book.preview(args.insertRule(), make));
    }
    return book.add(args.insertRule(), make, window(command.args()), invocation.cancellation());
  }

  /** What would be done: nothing is, so there is no rule that could have a number. */
  private static CompletionStage<Response> told(String preview) {
    return CompletableFuture.completedFuture(
        Response.of(StatusCode.OK, SlpfTexts.DRY_RUN + preview));
  }

  private TimeWindow window(Args args) {
    Instant now = clock.instant();
    TimeWindow window = TimeWindow.of(args, now);
    if (window.isOver(now)) {
      throw new OpenC2Exception(
          StatusCode.BAD_REQUEST, "the time for the command is over: it ends at " + window.stop());
    }
    return window;
  }

  private CompletionStage<Response> deleteRule(Command command, Invocation invocation) {
    SlpfRules.check(command, Mode.LENIENT);
    if (!(command.target() instanceof RuleNumber number)) {
      throw unsupported(SlpfTexts.RULE_TARGET_NOT_SUPPORTED);
    }
    if (settings.isDryRun()) {
      return told(book.preview(number));
    }
    return book.delete(
        number,
        command.args().startTime(),
        CommandKey.of(invocation).orElse(null),
        invocation.cancellation());
  }

  private static OpenC2Exception unsupported(String text) {
    return new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, text);
  }

  @Override
  public Recovery recover(Command command, Invocation invocation) {
    if (command.action() == Action.UPDATE) {
      return CommandKey.of(invocation).map(book.files()::recover).orElseGet(Recovery.Unknown::new);
    }
    boolean isAddition = command.action() == Action.ALLOW || command.action() == Action.DENY;
    return CommandKey.of(invocation)
        .map(key -> book.recover(key, isAddition, invocation.cancellation()))
        .orElseGet(Recovery.Unknown::new);
  }

  /**
   * Removes all rules, those in force and those to come, whoever asked for them; returns how many.
   * Commands that wait for one are answered 500. Blocks while the filter works.
   *
   * @throws PacketFilterException if that fails; the rules are what they were before
   */
  public int flush() {
    return book.flush();
  }

  /**
   * From now on obeys {@link RuleOrders} of other programs.
   *
   * @param directory that of its store, which is for its own account alone
   */
  public void obeyOrdersIn(Path directory) {
    orders = RuleOrders.listen(directory, this::flush);
  }

  @Override
  public void callOff() {
    callOffUpdates();
    book.callOff();
  }

  @Override
  public void close() {
    if (orders != null) {
      orders.close();
    }
    callOffUpdates();
    book.close();
  }

  private void callOffUpdates() {
    if (updates != null) {
      updates.callOff();
    }
  }
}
