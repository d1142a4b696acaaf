// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Actuator;
import dev.openc2.actuator.ActuatorContext;
import dev.openc2.consumer.ConsumerSettings;
import dev.openc2.consumer.Ledger;
import dev.openc2.daemon.config.ActuatorSettings;
import dev.openc2.daemon.config.ConfigurationException;
import dev.openc2.daemon.config.DaemonConfig;
import dev.openc2.daemon.config.TransferSettings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.ledger.LedgerSettings;
import dev.openc2.ledger.SqliteLedger;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.Nsid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a Consumer that a configuration names; what fails is named by its path. */
final class Wiring {

  private static final List<String> CREDENTIALS =
      List.of("username", "passwordFile", "passwordEnv", "caFile", "certificateFile", "keyFile");

  private final DaemonConfig config;
  private final Surroundings surroundings;

  Wiring(DaemonConfig config, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
  }

  /**
   * Refuses an actuator whose Commands nobody could read: its profile is not there, or left out.
   * The log tells the faults of all the others, too: not only once a Command names one.
   */
  void checkProfiles(Profiles profiles) throws ConfigurationException {
    Set<Nsid> usable =
        profiles.all().stream().map(Profile::nsid).collect(Collectors.toUnmodifiableSet());
    for (int i = 0; i < config.actuators().size(); i++) {
      Nsid nsid = config.actuators().get(i).profile();
      if (!usable.contains(nsid)) {
        throw new ConfigurationException(
            "actuators[" + i + "].profile",
            "there is an actuator for " + nsid + " but no profile of that name that can be used");
      }
    }
  }

  /**
   * The transfers, not connected.
   *
   * @param stateDirectory where they keep what survives a restart, or null
   */
  List<ConsumerTransfer> transfers(@Nullable Path stateDirectory) throws ConfigurationException {
    List<ConsumerTransfer> made = new ArrayList<>();
    try {
      for (int i = 0; i < config.transfers().size(); i++) {
        made.add(transfer(config.transfers().get(i), "transfers[" + i + "]", stateDirectory));
      }
      return made;
    } catch (ConfigurationException e) {
      made.forEach(ConsumerTransfer::close);
      throw e;
    }
  }

  private ConsumerTransfer transfer(
      TransferSettings settings, String path, @Nullable Path stateDirectory)
      throws ConfigurationException {
    TransferConfig resolved;
    try {
      resolved = settings.resolve(surroundings.environment(), stateDirectory);
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.refused(path + ".credentials", e, CREDENTIALS);
    }
    try {
      return surroundings
          .transfer()
          .apply(
              Transfers.providerOf(resolved.endpoint())
                  .consumer(resolved, config.device(), config.profiles()));
    } catch (IllegalArgumentException e) {
      ConfigurationException ofOption =
          ConfigurationException.refused(path + ".options", e, settings.options().keySet());
      throw ofOption.path().equals(path + ".options")
          ? new ConfigurationException(path, ofOption.sentence())
          : ofOption;
    }
  }

  /** What remembers Commands across restarts. */
  Ledger ledger(StateDirectory state, MessageCodec codec) throws ConfigurationException {
    ConsumerSettings consumer = config.consumer();
    LedgerSettings settings =
        new LedgerSettings(
            consumer.ledgerSize(),
            consumer.responseTimeout(),
            consumer.ledgerRetention(),
            config.fsync());
    try {
      return surroundings
          .ledger()
          .apply(
              SqliteLedger.open(
                  state.ledger(), codec, settings, surroundings.clock(), System::nanoTime));
    } catch (IOException e) {
      throw new ConfigurationException("stateDirectory", String.valueOf(e.getMessage()));
    }
  }

  /** The actuators, ready to run Commands. */
  List<Actuator> actuators(ScheduledExecutorService scheduler, @Nullable StateDirectory state)
      throws ConfigurationException {
    List<Actuator> made = new ArrayList<>();
    try {
      for (int i = 0; i < config.actuators().size(); i++) {
        ActuatorSettings<?> settings = config.actuators().get(i);
        ActuatorContext context =
            new ActuatorContext(
                config.device(),
                surroundings.clock(),
                scheduler,
                state == null ? null : state.ofActuator(i, settings),
                config.transfers().stream().map(TransferSettings::uri).toList());
        made.add(actuator(settings, "actuators[" + i + "].config", context));
      }
      return made;
    } catch (ConfigurationException e) {
      made.forEach(Actuator::close);
      throw e;
    }
  }

  /** Finds out whether the actuators could be made, without changing anything. */
  void checkActuators() throws ConfigurationException {
    for (int i = 0; i < config.actuators().size(); i++) {
      ActuatorSettings<?> settings = config.actuators().get(i);
      asked(
          settings,
          "actuators[" + i + "].config",
          () -> {
            settings.check();
            return settings;
          });
    }
  }

  private static Actuator actuator(
      ActuatorSettings<?> settings, String path, ActuatorContext context)
      throws ConfigurationException {
    return asked(settings, path, () -> settings.create(context));
  }

  private static <T> T asked(ActuatorSettings<?> settings, String path, Supplier<T> question)
      throws ConfigurationException {
    try {
      return question.get();
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.refused(path, e, settings.configKeys());
    } catch (OpenC2Exception e) {
      // The configuration is right, but what it acts on cannot be had: no right to it, not there.
      throw new ConfigurationException(path, String.valueOf(e.getMessage()));
    }
  }
}
