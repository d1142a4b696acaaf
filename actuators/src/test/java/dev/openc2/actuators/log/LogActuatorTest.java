// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.RawExtension;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UriTarget;
import dev.openc2.testkit.actuator.ActuatorContract;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.StatusCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class LogActuatorTest extends ActuatorContract {

  private static final Target NET = new Ipv4NetTarget(Ipv4Net.parse("192.0.2.1"));

  @Override
  protected Actuator createActuator() {
    ManualScheduler time = new ManualScheduler();
    LogFactory factory = new LogFactory();
    return factory.create(
        factory.defaultConfig(), new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, null));
  }

  @Override
  protected Profiles profiles() {
    return Profiles.of(List.of(new LogProfile()));
  }

  @Override
  protected List<Command> goodCommands() {
    return List.of(
        Command.of(Action.SCAN, NET),
        Command.of(Action.INVESTIGATE, new UriTarget("https://example.com/")));
  }

  @Override
  protected List<Command> refusedCommands() {
    return List.of();
  }

  @Test
  void itSaysThatNothingWasDone() throws Exception {
    Response response = run(Command.of(Action.LOCATE, NET));

    assertThat(response).isEqualTo(Response.of(StatusCode.OK, "logged, nothing done"));
  }

  // oc2ls v1.0 §3.3.1.4: what is ignored must not be answered with 200.
  @Test
  void whatHasAStartOrAnEndIsRefused() throws Exception {
    Args.Builder start = Args.builder().startTime(Instant.ofEpochMilli(1));
    Args.Builder stop = Args.builder().stopTime(Instant.ofEpochMilli(1));
    Args.Builder duration = Args.builder().duration(Duration.ofMillis(1));

    for (Args.Builder args : List.of(start, stop, duration)) {
      assertThat(run(Command.of(Action.LOCATE, NET).withArgs(args.build())))
          .isEqualTo(Response.of(StatusCode.NOT_IMPLEMENTED, "Option not supported"));
    }
  }

  // A Producer may take a 200 to deny for the truth.
  @Test
  void withoutConfigurationItAcceptsOnlyWhatChangesNothing() {
    assertThat(actuator().pairs().targetsByAction().keySet())
        .containsExactlyInAnyOrder(Action.SCAN, Action.LOCATE, Action.INVESTIGATE);
  }

  @Test
  void itAcceptsThePairsOfItsConfigurationAndNoOthers() {
    try (Actuator actuator =
        new LogActuator(new LogConfig(Map.of("deny", List.of("ipv4_net", "uri"))))) {
      assertThat(actuator.handler(Action.DENY, "ipv4_net")).isPresent();
      assertThat(actuator.handler(Action.DENY, "uri")).isPresent();
      assertThat(actuator.handler(Action.DENY, "file")).isEmpty();
      assertThat(actuator.handler(Action.SCAN, "ipv4_net")).isEmpty();
    }
  }

  @Test
  void whatIsNoPairIsRefusedByItsKey() {
    assertThatThrownBy(() -> new LogConfig(Map.of("destroy", List.of("uri"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pairs: \"destroy\" is not an action");
    assertThatThrownBy(() -> new LogConfig(Map.of("deny", List.of("house"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pairs.deny: \"house\" is not one of ");
    assertThatThrownBy(() -> new LogConfig(Map.of("query", List.of(FeaturesTarget.NAME))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LogConfig(Map.of("deny", List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itKnowsEveryTargetOfTheLanguageThatIsNotAboutOpenC2Itself() {
    List<String> names =
        Arrays.stream(Target.class.getPermittedSubclasses())
            .filter(type -> type.getSimpleName().endsWith("Target"))
            .map(Class::getSimpleName)
            .toList();
    // Beside them stand features, command, and the two arms for what profiles define.
    assertThat(LogPairs.TARGETS).hasSize(names.size() - 4).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void noSpecifierMeansIt() {
    assertThat(actuator().isMeantBy(new RawExtension(LogProfile.NSID, Map.of("a", "b")))).isFalse();
  }

  @Test
  void theFactoryIsFoundOnTheClassPathAsXLogLog() {
    assertThat(ServiceLoader.load(ActuatorFactory.class))
        .filteredOn(LogFactory.class::isInstance)
        .singleElement()
        .satisfies(
            factory -> {
              assertThat(factory.nsid()).isEqualTo(LogProfile.NSID);
              assertThat(factory.means()).isEqualTo("log");
            });
  }
}
