// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.message.Command;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.actuator.ActuatorContract;
import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.value.DeviceId;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class SlpfMemoryTest extends ActuatorContract {

  private static final SlpfMemoryFactory FACTORY = new SlpfMemoryFactory();

  @Override
  protected Actuator createActuator() {
    return create(FACTORY.defaultConfig());
  }

  private static Actuator create(SlpfMemoryConfig config) {
    ManualScheduler time = new ManualScheduler();
    return FACTORY.create(
        config, new ActuatorContext(DeviceId.of("fw1"), time.clock(), time, null));
  }

  @Override
  protected Profiles profiles() {
    return SlpfJson.PROFILES;
  }

  @Override
  protected List<Command> goodCommands() {
    return List.of(
        SlpfJson.command("deny", "'ipv4_net':'192.0.2.0/24'", ""),
        SlpfJson.command("allow", "'ipv6_net':'2001:db8::/32'", "'duration':1000"),
        SlpfJson.command("deny", "'ipv4_connection':{'dst_port':23}", ""),
        SlpfJson.command("allow", "'ipv6_connection':{'protocol':'udp'}", ""),
        SlpfJson.command("delete", "'slpf:rule_number':1", ""));
  }

  @Override
  protected List<Command> refusedCommands() {
    return List.of(
        SlpfJson.command("delete", "'slpf:rule_number':99", ""),
        SlpfJson.command("delete", "'slpf:rule_number':99", "'duration':1"),
        SlpfJson.command("deny", "'ipv4_net':'192.0.2.1'", "'stop_time':1"),
        SlpfJson.command("allow", "'ipv4_net':'192.0.2.1'", "'slpf':{'drop_process':'none'}"));
  }

  @Test
  void theFactoryIsFoundOnTheClassPathAsSlpfMemory() {
    assertThat(ServiceLoader.load(ActuatorFactory.class))
        .filteredOn(SlpfMemoryFactory.class::isInstance)
        .singleElement()
        .satisfies(
            factory -> {
              assertThat(factory.nsid()).isEqualTo(SlpfProfile.NSID);
              assertThat(factory.means()).isEqualTo("memory");
            });
  }

  @Test
  void theDefaultsAreTheOnesThatAreDocumented() {
    assertThat(FACTORY.defaultConfig())
        .isEqualTo(new SlpfMemoryConfig(null, null, null, null, null));
    assertThat(FACTORY.defaultConfig().effectiveMaxRules()).isEqualTo(10_000);
  }

  @Test
  void theConfigurationSaysWhichDeviceItIs() {
    try (Actuator actuator =
        create(new SlpfMemoryConfig(5, "192.0.2.1", null, "7", List.of("a", "b")))) {
      assertThat(actuator.isMeantBy(SlpfJson.specifiers("'hostname':'192.0.2.1'"))).isTrue();
      assertThat(actuator.isMeantBy(SlpfJson.specifiers("'asset_tuple':['a','b']"))).isTrue();
      assertThat(actuator.isMeantBy(SlpfJson.specifiers("'named_group':'edge'"))).isFalse();
    }
  }

  @Test
  void aValueThatCannotBeIsRefusedByItsKey() {
    assertThatThrownBy(() -> new SlpfMemoryConfig(0, null, null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("maxRules: ");
    assertThatThrownBy(() -> new SlpfMemoryConfig(null, "not a host", null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("hostname: ");
    assertThatThrownBy(() -> new SlpfMemoryConfig(null, null, null, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("assetTuple: ");
  }
}
