// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.rules;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.SlpfProfile;
import dev.openc2.actuators.slpf.nft.NftablesConfig;
import dev.openc2.actuators.slpf.nft.NftablesRules;
import dev.openc2.daemon.command.StateOptions.State;
import dev.openc2.daemon.config.ActuatorSettings;
import dev.openc2.daemon.config.DaemonConfig;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An actuator {@code slpf=nftables} of a daemon.
 *
 * @param name how its part of the state directory is called: {@code 0-slpf-nftables}
 * @param rules its rules
 */
record RuleHome(String name, NftablesRules rules) {

  private static final String KIND = "-slpf-nftables";

  /**
   * All there are, at least one.
   *
   * @throws IOException with one sentence if there is none that can be looked at
   */
  static List<RuleHome> find(State state) throws IOException {
    try {
      DaemonConfig config = state.config();
      List<RuleHome> homes =
          config == null ? inDirectory(state.directory()) : in(config, state.directory());
      if (homes.isEmpty()) {
        throw new IOException(state.directory() + ": no slpf=nftables has kept rules there");
      }
      return homes;
    } catch (PacketFilterException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static List<RuleHome> in(DaemonConfig config, Path directory) throws IOException {
    List<RuleHome> homes = new ArrayList<>();
    boolean isInMemory = false;
    for (int i = 0; i < config.actuators().size(); i++) {
      ActuatorSettings<?> settings = config.actuators().get(i);
      if (settings.config() instanceof NftablesConfig nftables) {
        homes.add(of(nftables, settings.directory(directory, i)));
      } else if (settings.profile().equals(SlpfProfile.NSID)) {
        isInMemory = true;
      }
    }
    if (homes.isEmpty()) {
      throw isInMemory
          ? inMemory()
          : new IOException("the configuration has no actuator slpf=nftables");
    }
    return homes;
  }

  private static List<RuleHome> inDirectory(Path directory) throws IOException {
    List<RuleHome> homes = new ArrayList<>();
    boolean isInMemory = false;
    Path actuators = ActuatorSettings.directories(directory);
    if (!Files.isDirectory(actuators)) {
      return List.of();
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(actuators)) {
      for (Path part : parts) {
        if (part.getFileName().toString().endsWith(KIND)) {
          homes.add(of(NftablesConfig.defaults(), part));
        } else if (part.getFileName().toString().endsWith("-slpf-memory")) {
          isInMemory = true;
        }
      }
    }
    if (homes.isEmpty() && isInMemory) {
      throw inMemory();
    }
    homes.sort(Comparator.comparing(RuleHome::name));
    return homes;
  }

  private static RuleHome of(NftablesConfig config, Path part) {
    return new RuleHome(part.getFileName().toString(), new NftablesRules(config, part));
  }

  private static IOException inMemory() {
    return new IOException(
        "slpf=memory has its rules in the memory of the running oc2d, where nobody else sees them;"
            + " slpf=nftables can be looked at");
  }
}
