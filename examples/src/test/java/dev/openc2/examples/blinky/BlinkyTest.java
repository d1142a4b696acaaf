// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.actuator.ActuatorContract;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.tree.Mode;
import dev.openc2.value.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class BlinkyTest extends ActuatorContract {

  private static final Command ON = Command.of(Action.SET, new Led(true));

  @Override
  protected Actuator createActuator() {
    ManualScheduler time = new ManualScheduler();
    BlinkyFactory factory = new BlinkyFactory();
    return factory.create(
        factory.defaultConfig(),
        new ActuatorContext(DeviceId.of("lamp1"), time.clock(), time, null));
  }

  @Override
  protected Profiles profiles() {
    return Profiles.installed();
  }

  @Override
  protected List<Command> goodCommands() {
    return List.of(ON, Command.of(Action.SET, new Led(false)));
  }

  @Override
  protected List<Command> refusedCommands() {
    return List.of(ON.withArgs(Args.builder().duration(Duration.ofSeconds(1)).build()));
  }

  @Test
  void itAnswersWhatTheLightWasBefore() throws Exception {
    assertThat(run(ON)).isEqualTo(Response.ok(Results.of(new BlinkyResults(false))));
    assertThat(run(ON)).isEqualTo(Response.ok(Results.of(new BlinkyResults(true))));
    assertThat(((BlinkyActuator) actuator()).isOn()).isTrue();
  }

  @Test
  void aCommandIsWrittenAsThePackageSays() {
    byte[] json =
        "{\"action\":\"set\",\"target\":{\"x-blinky:led\":\"on\"}}"
            .getBytes(StandardCharsets.UTF_8);

    Command command =
        MessageCodec.of(profiles()).withMode(Mode.STRICT).read(json, Encodings.JSON).command();

    assertThat(command).isEqualTo(ON);
  }

  @Test
  void theFactoryIsFoundOnTheClassPath() {
    assertThat(ServiceLoader.load(ActuatorFactory.class))
        .filteredOn(BlinkyFactory.class::isInstance)
        .hasSize(1);
  }
}
