// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.consumer.ConsumerSettings;
import dev.openc2.encoding.Limits;
import dev.openc2.tree.Language;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code oc2d} is told.
 *
 * @param device the id of this device
 * @param stateDirectory where to keep what survives a restart, or null to keep nothing
 * @param fsync true if what is kept of Commands is to survive a loss of power, which costs writes
 *     to the disk; default false: it survives the end of the program in any way
 * @param transfers the ways by which Commands arrive, at least one
 * @param actuators what runs them, at least one; where several are meant, they run in this order
 * @param language which generation of the language is spoken beside 1.0, and written; default 1.0
 * @param limits how much a received message may hold
 * @param consumer how much is taken on, and how long it is remembered
 * @param logLevel how much is logged; default {@code info}
 */
public record DaemonConfig(
    DeviceId device,
    @Nullable Path stateDirectory,
    boolean fsync,
    List<TransferSettings> transfers,
    List<ActuatorSettings<?>> actuators,
    Language language,
    Limits limits,
    ConsumerSettings consumer,
    LogLevel logLevel) {

  /** What holds for the keys that are not given. */
  static final Map<String, Object> DEFAULTS =
      Map.of(
          "fsync", false,
          "language", Language.V1_0,
          "limits", Limits.DEFAULT,
          "consumer", ConsumerSettings.DEFAULT,
          "logLevel", LogLevel.INFO);

  /** Copies the lists and checks that there is a way in and something to run. */
  public DaemonConfig {
    transfers = List.copyOf(transfers);
    actuators = List.copyOf(actuators);
    if (transfers.isEmpty()) {
      throw new IllegalArgumentException("transfers: at least one is needed");
    }
    if (actuators.isEmpty()) {
      throw new IllegalArgumentException("actuators: at least one is needed");
    }
  }

  /** A configuration with the defaults. */
  public static DaemonConfig of(
      DeviceId device, List<TransferSettings> transfers, List<ActuatorSettings<?>> actuators) {
    return new DaemonConfig(
        device,
        null,
        false,
        transfers,
        actuators,
        Language.V1_0,
        Limits.DEFAULT,
        ConsumerSettings.DEFAULT,
        LogLevel.INFO);
  }

  /** The same with this directory, or null to keep nothing. */
  public DaemonConfig withStateDirectory(@Nullable Path directory) {
    return new DaemonConfig(
        device, directory, fsync, transfers, actuators, language, limits, consumer, logLevel);
  }

  /** The same with this much logged. */
  public DaemonConfig withLogLevel(LogLevel level) {
    return new DaemonConfig(
        device, stateDirectory, fsync, transfers, actuators, language, limits, consumer, level);
  }

  /** The profiles that the actuators implement. */
  public Set<Nsid> profiles() {
    return actuators.stream()
        .map(ActuatorSettings::profile)
        .collect(Collectors.toUnmodifiableSet());
  }
}
