// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.actuators.slpf.FilterRule;
import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.RuleStore;
import dev.openc2.actuators.slpf.SlpfActuator;
import dev.openc2.actuators.slpf.SlpfProfile;
import dev.openc2.actuators.slpf.StoredRule;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.nio.file.Path;
import java.util.List;

/** {@code slpf=nftables}: the profile on the packet filter of Linux. */
public final class NftablesFactory implements ActuatorFactory<NftablesConfig> {

  /** Made by the service loader. */
  public NftablesFactory() {}

  @Override
  public Nsid nsid() {
    return SlpfProfile.NSID;
  }

  @Override
  public String means() {
    return "nftables";
  }

  @Override
  public Class<NftablesConfig> configType() {
    return NftablesConfig.class;
  }

  @Override
  public NftablesConfig defaultConfig() {
    return NftablesConfig.defaults();
  }

  /** Finds out whether there is the program, and whether it may do its work. */
  @Override
  public void check(NftablesConfig config) {
    try (NftablesFilter filter = new NftablesFilter(config.nft(), config.layout(""))) {
      filter.check();
    } catch (PacketFilterException e) {
      throw unavailable(e);
    }
  }

  private static OpenC2Exception unavailable(PacketFilterException e) {
    return new OpenC2Exception(StatusCode.INTERNAL_ERROR, String.valueOf(e.getMessage()), e);
  }

  @Override
  public Actuator create(NftablesConfig config, ActuatorContext context) {
    Path directory = context.stateDirectory();
    if (directory == null) {
      throw new OpenC2Exception(
          StatusCode.INTERNAL_ERROR,
          "it needs a state directory (stateDirectory, --state-dir): rules must not be forgotten"
              + " while they are in force");
    }
    String owner = owner(context.deviceId(), directory);
    NftablesFilter filter = new NftablesFilter(config.nft(), config.layout(owner));
    try {
      RuleStore store = RuleStore.in(directory);
      if (config.isDryRun()) {
        return rehearse(filter, store, config, context);
      }
      SlpfActuator actuator = create(filter, store, config, context);
      note(config, directory, actuator);
      actuator.obeyOrdersIn(directory);
      return actuator;
    } catch (PacketFilterException e) {
      filter.close();
      throw unavailable(e);
    }
  }

  /** What tells this program from others with tables of the same name, also after a restart. */
  private static String owner(DeviceId device, Path directory) {
    String name = device + " " + directory.toAbsolutePath().normalize();
    return "%08x".formatted(name.hashCode());
  }

  /** Neither the kernel nor the store is changed. */
  private static Actuator rehearse(
      NftablesFilter filter, RuleStore store, NftablesConfig config, ActuatorContext context) {
    List<FilterRule> meant;
    try (store) {
      meant =
          store.rules().stream()
              .filter(stored -> stored.start() == null)
              .map(StoredRule::rule)
              .toList();
    }
    return new SlpfActuator(
        new Rehearsal(filter, meant),
        RuleStore.none(),
        config.settings(context),
        context,
        Workers.one("slpf-nftables"));
  }

  /** Whoever looks at the store while nobody runs must know which table it speaks of. */
  private static void note(NftablesConfig config, Path directory, SlpfActuator actuator) {
    try {
      config.tableName().write(directory);
    } catch (PacketFilterException e) {
      actuator.close();
      throw e;
    }
  }

  private static SlpfActuator create(
      NftablesFilter filter, RuleStore store, NftablesConfig config, ActuatorContext context) {
    try {
      return new SlpfActuator(
          filter, store, config.settings(context), context, Workers.one("slpf-nftables"));
    } catch (PacketFilterException e) {
      store.close();
      throw e;
    }
  }
}
