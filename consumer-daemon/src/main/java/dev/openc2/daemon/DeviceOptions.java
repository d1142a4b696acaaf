// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.daemon.config.ActuatorSettings;
import dev.openc2.daemon.config.CredentialsSource;
import dev.openc2.daemon.config.DaemonConfig;
import dev.openc2.daemon.config.TransferSettings;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A device described by options, where no file describes it. */
final class DeviceOptions {

  private static final String PASSWORD_VARIABLE = "OC2_PASSWORD";

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "Where commands arrive: mqtt://HOST[:1883] or mqtts://HOST[:8883].")
  private @Nullable URI broker;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The id of this device, by which commands are addressed to it.")
  private @Nullable String id;

  @Option(
      names = "--actuator",
      paramLabel = "PROFILE=MEANS",
      description = "What runs the commands of a profile, such as slpf=memory; repeatable.")
  private List<String> actuators = new ArrayList<>();

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "Keep what survives a restart here (default: keep nothing).")
  private @Nullable Path stateDirectory;

  @Option(
      names = "--insecure",
      description = "Allow mqtt:// to another host: everybody on the way can read and change.")
  private boolean insecure;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "User name; the password is in --password-file or $" + PASSWORD_VARIABLE + ".")
  private @Nullable String username;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File that holds the password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM certificates to trust (default: those of the Java runtime).")
  private @Nullable Path caFile;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "PEM certificate chain of this device.")
  private @Nullable Path certificateFile;

  @Option(names = "--key", paramLabel = "FILE", description = "PEM private key of --cert (PKCS#8).")
  private @Nullable Path keyFile;

  /** Refuses that what is needed is not given. */
  void require(CommandLine commandLine) {
    List<String> missing = new ArrayList<>();
    if (broker == null) {
      missing.add("--broker");
    }
    if (id == null) {
      missing.add("--id");
    }
    if (actuators.isEmpty()) {
      missing.add("--actuator");
    }
    if (!missing.isEmpty()) {
      throw new ParameterException(
          commandLine,
          "without --config FILE, " + String.join(" and ", missing) + " must be given");
    }
  }

  /**
   * The configuration that the options make.
   *
   * @throws ParameterException if one of them is wrong
   */
  DaemonConfig config(
      ActuatorFactories factories, Map<String, String> environment, CommandLine commandLine) {
    try {
      TransferSettings transfer =
          new TransferSettings(
              orRefuse(broker, "--broker"), credentials(environment), insecure, Map.of());
      List<ActuatorSettings<?>> settings = new ArrayList<>();
      for (String actuator : actuators) {
        settings.add(actuator(factories, actuator));
      }
      return DaemonConfig.of(deviceId(), List.of(transfer), settings)
          .withStateDirectory(stateDirectory);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(commandLine, String.valueOf(e.getMessage()), e);
    }
  }

  private DeviceId deviceId() {
    try {
      return DeviceId.of(orRefuse(id, "--id"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--id: " + e.getMessage(), e);
    }
  }

  private CredentialsSource credentials(Map<String, String> environment) {
    if (username == null && passwordFile != null) {
      throw new IllegalArgumentException("--password-file needs --username");
    }
    if ((certificateFile == null) != (keyFile == null)) {
      throw new IllegalArgumentException("--cert and --key come together");
    }
    boolean fromEnvironment =
        username != null && passwordFile == null && environment.containsKey(PASSWORD_VARIABLE);
    return new CredentialsSource(
        username,
        passwordFile,
        fromEnvironment ? PASSWORD_VARIABLE : null,
        caFile,
        certificateFile,
        keyFile);
  }

  private static ActuatorSettings<?> actuator(ActuatorFactories factories, String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "--actuator: " + Printable.quote(text) + " is not PROFILE=MEANS, such as slpf=memory");
    }
    try {
      return ActuatorSettings.of(
          factories.get(Nsid.of(text.substring(0, equals)), text.substring(equals + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--actuator " + text + ": " + e.getMessage(), e);
    }
  }

  private static <T> T orRefuse(@Nullable T value, String option) {
    if (value == null) {
      throw new IllegalArgumentException(option + " must be given");
    }
    return value;
  }
}
