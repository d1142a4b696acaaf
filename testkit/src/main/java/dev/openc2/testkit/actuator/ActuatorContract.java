// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.Handler;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Command;
import dev.openc2.message.RawExtension;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.UnknownTarget;
import dev.openc2.value.RequestId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Actuator} keeps. One actuator a test. */
public abstract class ActuatorContract {

  /** Longer than any handler takes for a Command that is due now. */
  protected static final long DEADLINE_SECONDS = 10;

  private Actuator actuator;

  /** Made by the test framework. */
  protected ActuatorContract() {}

  /** Makes the actuator to be tested; the suite closes it. */
  protected abstract Actuator createActuator();

  /** The profiles that its Commands are read with; its own is among them. */
  protected abstract Profiles profiles();

  /** At least one Command that it runs successfully, and that is done at once. */
  protected abstract List<Command> goodCommands();

  /** Commands of pairs that it offers and that it must refuse; may be empty. */
  protected abstract List<Command> refusedCommands();

  @BeforeEach
  final void create() {
    actuator = createActuator();
  }

  @AfterEach
  final void close() {
    actuator.close();
  }

  /** The actuator of this test. */
  protected final Actuator actuator() {
    return actuator;
  }

  // oc2ls v1.0 §3.1.4
  @Test
  final void itsProfileIsLoaded() {
    assertThat(profiles().get(actuator.nsid())).isPresent();
  }

  // oc2ls v1.0 §4.1: what `pairs` says is what can be asked.
  @Test
  final void everyPairThatItOffersHasAHandler() {
    assertThat(actuator.pairs().isEmpty()).isFalse();
    actuator
        .pairs()
        .targetsByAction()
        .forEach(
            (action, targets) ->
                targets.forEach(
                    target ->
                        assertThat(actuator.handler(action, target))
                            .as("%s %s", action.wireName(), target)
                            .isPresent()));
  }

  @Test
  final void everyPairThatItOffersIsOneOfItsProfile() {
    var defined = profiles().get(actuator.nsid()).orElseThrow().pairs();

    actuator
        .pairs()
        .targetsByAction()
        .forEach(
            (action, targets) ->
                targets.forEach(
                    target ->
                        assertThat(defined.contains(action, target))
                            .as("%s %s", action.wireName(), target)
                            .isTrue()));
  }

  @Test
  final void aPairThatItDoesNotOfferHasNoHandler() {
    for (Action action : Action.values()) {
      assertThat(actuator.handler(action, "x-nobody:nothing")).isEmpty();
      assertThat(actuator.handler(action, "")).isEmpty();
    }
  }

  // oc2ls v1.0 §4.1: the engine answers for all actuators together.
  @Test
  final void queryFeaturesIsLeftToTheEngine() {
    assertThat(actuator.handler(Action.QUERY, FeaturesTarget.NAME)).isEmpty();
  }

  @Test
  final void itsPairsStayTheSame() throws Exception {
    var before = actuator.pairs();

    for (Command command : goodCommands()) {
      run(command);
    }

    assertThat(actuator.pairs()).isEqualTo(before);
  }

  @Test
  final void whatItCanDoIsAnsweredWithTwoHundred() throws Exception {
    for (Command command : goodCommands()) {
      Response response = run(command);

      assertThat(response.status()).as("%s: %s", command, response.statusText()).isEqualTo(200);
    }
  }

  @Test
  final void whatItCannotDoIsRefusedWithAStatusAndASentence() throws Exception {
    for (Command command : refusedCommands()) {
      Response response = run(command);

      assertThat(response.isSuccess()).as("%s", command).isFalse();
      assertThat(response.statusCode()).as("%s", command).isPresent();
      assertThat(response.statusText()).as("%s", command).isNotBlank();
    }
  }

  // A profile that is not loaded on the way hands over what nobody has read.
  @Test
  final void aTargetOfAnotherKindThanThePairSaysIsRefusedAndNotCrashedOn() {
    UnknownTarget stranger = new UnknownTarget("x-nobody:nothing", Map.of("odd", 1L));
    actuator
        .pairs()
        .targetsByAction()
        .forEach(
            (action, targets) ->
                targets.forEach(target -> assertRefused(target, Command.of(action, stranger))));
  }

  private void assertRefused(String target, Command command) {
    assertThatCode(() -> assertThat(run(target, command).isSuccess()).isFalse())
        .as("%s %s", command.action().wireName(), target)
        .doesNotThrowAnyException();
  }

  @Test
  final void specifiersThatNobodyHasReadDoNotCrashIt() {
    assertThatCode(
            () -> actuator.isMeantBy(new RawExtension(actuator.nsid(), Map.of("odd", List.of()))))
        .doesNotThrowAnyException();
  }

  @Test
  final void itMayBeClosedTwice() {
    actuator.close();

    assertThatCode(actuator::close).doesNotThrowAnyException();
  }

  /**
   * Runs a Command as the engine would: what the handler throws with a status becomes a Response.
   * Anything else that it throws fails the test.
   */
  protected final Response run(Command command)
      throws InterruptedException, ExecutionException, TimeoutException {
    return run(command.target().name(), command);
  }

  private Response run(String target, Command command)
      throws InterruptedException, ExecutionException, TimeoutException {
    Command addressed =
        command.actuator() == null
            ? command.withActuator(ActuatorSpecifier.of(actuator.nsid()))
            : command;
    Handler handler = actuator.handler(command.action(), target).orElseThrow();
    Invocation invocation = new Invocation("contract", RequestId.of("contract-1"), null);
    try {
      CompletionStage<Response> stage = handler.handle(addressed, invocation);
      return stage.toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (OpenC2Exception e) {
      return Response.of(e.status(), e.text());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof OpenC2Exception failure) {
        return Response.of(failure.status(), failure.text());
      }
      throw e;
    }
  }
}
