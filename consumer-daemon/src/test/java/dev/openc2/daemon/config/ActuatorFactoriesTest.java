// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuators.program.ProgramFactory;
import dev.openc2.value.Nsid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Which factory a profile and a means name. */
final class ActuatorFactoriesTest {

  private static final Duration WAIT = Duration.ofSeconds(20);

  private final ActuatorFactories factories = ActuatorFactories.installed(Assertions::fail);

  @Test
  void aMeansForAnyProfileIsOfTheProfileThatIsAskedFor() {
    assertThat(factories.get(Nsid.of("slpf"), "program"))
        .isInstanceOf(ProgramFactory.class)
        .satisfies(factory -> assertThat(factory.nsid()).hasToString("slpf"));
    assertThat(factories.get(Nsid.of("x-acme"), "program").nsid()).hasToString("x-acme");
  }

  @Test
  void aProfileWithoutAnActuatorIsToldWhichHaveOne() {
    assertThatThrownBy(() -> factories.get(Nsid.of("x-acme"), "memory"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("profile: there is no actuator for \"x-acme\", only for slpf, x-log");
  }

  @Test
  void aMeansThatAProfileDoesNotHaveIsToldWhichThereAre() {
    assertThatThrownBy(() -> factories.get(Nsid.of("slpf"), "magic"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("memory, nftables, program");
  }

  @Test
  void whatCannotBeWithoutAConfigurationSaysWhereItBelongs() {
    assertThatThrownBy(() -> ActuatorSettings.of(factories.get(Nsid.of("slpf"), "program")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("configuration file");
  }

  @Test
  void whoeverAsksWaitsUntilTheFactoriesAreFound() {
    List<Runnable> background = new ArrayList<>();

    ActuatorFactories later = ActuatorFactories.installed(Assertions::fail, background::add);
    CompletableFuture<List<String>> asked = CompletableFuture.supplyAsync(() -> names(later));

    assertThat(asked).isNotDone();
    background.forEach(Runnable::run);
    assertThat(asked).succeedsWithin(WAIT).isEqualTo(names(factories));
  }

  private static List<String> names(ActuatorFactories factories) {
    return factories.all().stream().map(factory -> factory.getClass().getName()).toList();
  }
}
