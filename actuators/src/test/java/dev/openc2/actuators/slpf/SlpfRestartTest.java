// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.Cancellation.Stop;
import dev.openc2.actuator.Invocation;
import dev.openc2.actuator.Recovery;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.RequestId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of rules and Commands when the program dies and starts again, at any point of its
 * work, and what of their times that have come meanwhile.
 */
class SlpfRestartTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String NET = "'ipv4_net':'192.0.2.0/24'";

  private final Path directory;
  private final ManualScheduler time = new ManualScheduler();

  /** The kernel of the device: it goes on when the program dies. */
  private final MemoryPacketFilter kernel = new MemoryPacketFilter();

  private Guard guard = Guard.NONE;

  @SuppressWarnings("NullAway.Init") // Set by each start.
  private RuleStore store;

  private SlpfActuator actuator;
  private int run;

  SlpfRestartTest(@TempDir Path directory) {
    this.directory = directory;
    this.actuator = start();
  }

  private SlpfActuator start() {
    int ours = ++run;
    store = RuleStore.in(directory);
    return new SlpfActuator(
        kernel,
        store,
        new SlpfSettings(SlpfDevice.SELF, 100, guard, false),
        new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, directory),
        task -> runIn(ours, task));
  }

  /** What is to happen in a run of the program that has died does not happen. */
  private void runIn(int ours, Runnable task) {
    if (ours == run) {
      task.run();
    }
  }

  /** The program dies: nothing is closed but its files, which the system closes. */
  private void die() {
    run++;
    store.close();
  }

  private void restart() {
    die();
    actuator = start();
  }

  private static Invocation invocation(String request) {
    return new Invocation("soc", RequestId.of(request), null);
  }

  private CompletableFuture<Response> run(String request, Command command) {
    return actuator
        .handler(command.action(), command.target().name())
        .orElseThrow()
        .handle(command, invocation(request))
        .toCompletableFuture();
  }

  private CompletableFuture<Response> deny(String request, String args) {
    return run(request, SlpfJson.command("deny", NET, args));
  }

  private static void begin(CompletableFuture<Response> outcome) {
    assertThat(outcome).isNotNull();
  }

  private Recovery recover(String request, String args) {
    return actuator.recover(SlpfJson.command("deny", NET, args), invocation(request));
  }

  private List<Long> numbers() {
    return kernel.rules().stream().map(rule -> rule.number().value()).toList();
  }

  private String start(Duration delay) {
    return "'start_time':" + time.clock().instant().plus(delay).toEpochMilli();
  }

  private static Command deleteFirst() {
    return SlpfJson.command("delete", "'slpf:rule_number':1", "");
  }

  @Test
  void aRuleIsThereAfterwardsAndItsCommandIsKnown() {
    begin(deny("r1", ""));

    restart();

    assertThat(numbers()).containsExactly(1L);
    assertThat(recover("r1", ""))
        .isInstanceOfSatisfying(
            Recovery.Done.class,
            done -> assertThat(SlpfDevice.number(done.response())).isEqualTo(1L));
  }

  @Test
  void aRuleInForceTellsOfItsCommandHoweverManyCameAfterIt() {
    begin(deny("r1", ""));
    die();
    try (RuleStore store = RuleStore.in(directory)) {
      store.write(
          LongStream.range(0, 2_000)
              .<StoreEntry>mapToObj(
                  i -> new StoreEntry.Done(new CommandKey("%016x".formatted(i)), null))
              .toList());
    }

    restart();

    assertThat(recover("r1", "")).isInstanceOf(Recovery.Done.class);
  }

  @Test
  void aCommandThatDidNothingMayBeRun() {
    assertThat(recover("r1", "")).isInstanceOf(Recovery.NotDone.class);
  }

  @Test
  void aCommandWithoutARequestIdCannotBeTold() {
    assertThat(
            actuator.recover(SlpfJson.command("deny", NET, ""), new Invocation("soc", null, null)))
        .isInstanceOf(Recovery.Unknown.class);
  }

  @Test
  void theSameRequestIdOfAnotherProducerIsAnotherCommand() {
    begin(deny("r1", ""));
    restart();

    assertThat(
            actuator.recover(
                SlpfJson.command("deny", NET, ""),
                new Invocation("other", RequestId.of("r1"), null)))
        .isInstanceOf(Recovery.NotDone.class);
  }

  @Test
  void whatWasWrittenButNotAppliedIsAppliedAtTheStart() {
    begin(deny("r1", ""));
    kernel.restore(List.of());
    // As a crash between the store and the kernel leaves it, on a device that was not restarted.
    kernel.apply(RuleText.parse("deny ipv4_net 198.51.100.0/24 number=99", null));

    restart();

    assertThat(numbers()).containsExactly(1L);
    assertThat(recover("r1", "")).isInstanceOf(Recovery.Done.class);
  }

  @Test
  void whatWasWrittenAsGoneButNotRemovedIsRemovedAtTheStart() {
    begin(deny("r1", ""));
    List<FilterRule> before = kernel.rules();
    begin(run("r2", deleteFirst()));
    kernel.restore(before);

    restart();

    assertThat(numbers()).isEmpty();
    assertThat(actuator.recover(deleteFirst(), invocation("r2")))
        .isInstanceOfSatisfying(
            Recovery.Done.class, done -> assertThat(done.response().status()).isEqualTo(200));
  }

  @Test
  void aRuleThatTheKernelRefusedIsNotInTheStore() {
    kernel.apply(RuleText.parse("deny ipv4_net 198.51.100.0/24 number=1", null));

    CompletableFuture<Response> refused = deny("r1", "");
    kernel.remove(new RuleNumber(1));
    restart();

    assertThat(refused).isCompletedExceptionally();
    assertThat(numbers()).isEmpty();
    assertThat(recover("r1", "")).isInstanceOf(Recovery.NotDone.class);
  }

  @Test
  void aRuleThatTheKernelKeptIsStillInTheStore() {
    begin(deny("r1", ""));
    List<FilterRule> before = kernel.rules();
    kernel.restore(List.of());

    CompletableFuture<Response> refused = run("r2", deleteFirst());
    kernel.restore(before);
    restart();

    assertThat(refused).isCompletedExceptionally();
    assertThat(numbers()).containsExactly(1L);
    assertThat(actuator.recover(deleteFirst(), invocation("r2")))
        .isInstanceOf(Recovery.NotDone.class);
  }

  @Test
  void numbersGoOnWhereTheyWere() {
    begin(deny("r1", ""));
    begin(run("r2", deleteFirst()));

    restart();

    assertThat(SlpfDevice.number(deny("r3", "").join())).isEqualTo(2L);
  }

  @Test
  void aNumberThatWasAskedForFarAheadDoesNotMoveOurs() {
    begin(deny("r1", "'slpf':{'insert_rule':9007199254740991}"));

    restart();

    assertThat(SlpfDevice.number(deny("r2", "").join())).isEqualTo(1L);
  }

  @Test
  void afterARebootOnlyPersistentRulesAreBack() {
    begin(deny("r1", ""));
    begin(deny("r2", "'slpf':{'persistent':false}"));
    kernel.restore(List.of());

    restart();

    assertThat(numbers()).containsExactly(1L);
    assertThat(recover("r2", "")).as("nothing of it is left").isInstanceOf(Recovery.NotDone.class);
  }

  @Test
  void whatEndedMeanwhileIsRemovedAtOnceAndItsCommandWasDone() {
    begin(deny("r1", "'duration':60000"));
    die();
    time.advance(MINUTE);

    restart();

    assertThat(numbers()).isEmpty();
    assertThat(recover("r1", "")).isInstanceOf(Recovery.Done.class);
  }

  @Test
  void whatHasNotEndedEndsInTime() {
    begin(deny("r1", "'duration':60000"));
    restart();
    time.advance(MINUTE.minusMillis(1));
    List<Long> justBefore = numbers();

    time.advance(Duration.ofMillis(1));

    assertThat(justBefore).containsExactly(1L);
    assertThat(numbers()).isEmpty();
  }

  @Test
  void whatWaitsForItsStartBeginsInTimeAndIsAnsweredThen() {
    String args = start(MINUTE);
    begin(deny("r1", args));
    restart();
    Recovery recovery = recover("r1", args);
    assertThat(recovery).isInstanceOf(Recovery.Going.class);
    CompletableFuture<Response> outcome =
        ((Recovery.Going) recovery).outcome().toCompletableFuture();
    assertThat(outcome).isNotDone();

    time.advance(MINUTE);

    assertThat(numbers()).containsExactly(1L);
    assertThat(SlpfDevice.number(outcome.join())).isEqualTo(1L);
  }

  @Test
  void whatShouldHaveBegunBeginsLateIfItsTimeIsNotOver() {
    begin(deny("r1", start(MINUTE) + ",'duration':60000"));
    die();
    time.advance(MINUTE.plusSeconds(30));

    restart();
    List<Long> late = numbers();
    time.advance(Duration.ofSeconds(30));

    assertThat(late).containsExactly(1L);
    assertThat(numbers()).as("and ends in time").isEmpty();
    assertThat(recover("r1", "")).isInstanceOf(Recovery.Done.class);
  }

  @Test
  void whatShouldHaveBegunIsRefusedIfItHitsWhatIsProtectedByNow() {
    begin(deny("r1", start(MINUTE)));
    die();
    time.advance(MINUTE.multipliedBy(2));
    guard = Guard.of(List.of("192.0.2.9"), Lifelines.NONE, false);

    restart();

    assertThat(numbers()).isEmpty();
    assertThat(recover("r1", ""))
        .as("run again, it gets its 403")
        .isInstanceOf(Recovery.NotDone.class);
    assertThat(deny("r1", "")).isCompletedExceptionally();
  }

  @Test
  void whatBeganAndEndedWhileNobodyWasThereNeverWas() {
    begin(deny("r1", start(MINUTE) + ",'duration':60000"));
    die();
    time.advance(MINUTE.multipliedBy(3));

    restart();

    assertThat(numbers()).isEmpty();
    assertThat(recover("r1", "")).isInstanceOf(Recovery.NotDone.class);
  }

  @Test
  void whatWasDeletedBeforeItsStartIsNotRunAgain() {
    begin(deny("r1", start(MINUTE)));
    begin(run("r2", deleteFirst()));

    restart();
    time.advance(MINUTE);

    assertThat(numbers()).isEmpty();
    assertThat(recover("r1", ""))
        .isInstanceOfSatisfying(
            Recovery.Done.class, done -> assertThat(done.response().status()).isEqualTo(500));
  }

  @Test
  void whatWaitsWhenTheProgramStopsIsKeptAndBeginsInTime() {
    CompletableFuture<Response> later = deny("r1", start(MINUTE));
    actuator.callOff();
    actuator.close();

    restart();
    List<Long> before = numbers();
    time.advance(MINUTE);

    assertThat(later.join().status()).as("what can be said at the stop").isEqualTo(102);
    assertThat(SlpfDevice.number(later.join())).as("to delete it by").isEqualTo(1L);
    assertThat(before).isEmpty();
    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void whatComesIntoForceWhileTheProgramStopsIsInForceOnce() {
    CompletableFuture<Response> later = deny("r1", start(MINUTE));
    actuator.callOff();

    time.advance(MINUTE);
    actuator.close();
    restart();

    assertThat(later.join().status()).isEqualTo(102);
    assertThat(numbers()).containsExactly(1L);
  }

  private Command deleteFirstIn(Duration delay) {
    return SlpfJson.command("delete", "'slpf:rule_number':1", start(delay));
  }

  @Test
  void aDeletionThatWaitsIsDoneInTimeAndAnsweredThen() {
    begin(deny("r1", ""));
    Command deletion = deleteFirstIn(MINUTE);
    begin(run("r2", deletion));

    restart();
    Recovery recovery = actuator.recover(deletion, invocation("r2"));
    time.advance(MINUTE.minusMillis(1));
    List<Long> justBefore = numbers();
    time.advance(Duration.ofMillis(1));

    assertThat(justBefore).containsExactly(1L);
    assertThat(numbers()).isEmpty();
    assertThat(recovery)
        .isInstanceOfSatisfying(
            Recovery.Going.class,
            going ->
                assertThat(going.outcome().toCompletableFuture().join().status()).isEqualTo(200));
    restart();
    assertThat(actuator.recover(deletion, invocation("r2"))).isInstanceOf(Recovery.Done.class);
  }

  @Test
  void aDeletionWhoseTimeCameMeanwhileIsDoneAtOnce() {
    begin(deny("r1", ""));
    Command deletion = deleteFirstIn(MINUTE);
    begin(run("r2", deletion));
    die();
    time.advance(MINUTE);

    restart();

    assertThat(numbers()).isEmpty();
    assertThat(actuator.recover(deletion, invocation("r2")))
        .isInstanceOfSatisfying(
            Recovery.Done.class, done -> assertThat(done.response().status()).isEqualTo(200));
  }

  @Test
  void aDeletionThatWaitsIsKeptWhenTheProgramStops() {
    begin(deny("r1", ""));
    CompletableFuture<Response> deletion = run("r2", deleteFirstIn(MINUTE));
    actuator.callOff();
    actuator.close();

    restart();
    time.advance(MINUTE);

    assertThat(deletion.join().status()).isEqualTo(102);
    assertThat(numbers()).isEmpty();
  }

  @Test
  void aDeletionMeansTheRuleOfItsTimeAndNoOtherOfThatNumber() {
    begin(deny("r1", ""));
    begin(run("r2", deleteFirstIn(MINUTE)));
    begin(run("r3", deleteFirst()));
    time.advance(Duration.ofSeconds(1));
    begin(deny("r4", "'slpf':{'insert_rule':1}"));

    restart();
    time.advance(MINUTE);

    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void aDeletionThatWasCalledOffDoesNotComeBack() {
    begin(deny("r1", ""));
    Command deletion = deleteFirstIn(MINUTE);
    AtomicReference<Stop> stop = new AtomicReference<>();
    begin(
        actuator
            .handler(deletion.action(), deletion.target().name())
            .orElseThrow()
            .handle(deletion, new Invocation("soc", RequestId.of("r2"), null, stop::set))
            .toCompletableFuture());
    assertThat(Objects.requireNonNull(stop.get()).stop().toCompletableFuture().join()).isTrue();

    restart();
    time.advance(MINUTE);

    assertThat(numbers()).containsExactly(1L);
  }
}
