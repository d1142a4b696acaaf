// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static dev.openc2.cli.Arguments.option;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.UsageException;
import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.value.Printable;
import dev.openc2.value.ProducerId;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where to connect, and as whom. */
final class ConnectOptions {

  private static final String DEFAULT_BROKER = "mqtt://localhost:1883";

  /** The MQTT transfer gives up by then. */
  private static final Duration MAX_CONNECT_TIME = Duration.ofSeconds(10);

  /** Only guards against a transfer without a limit of its own. */
  private static final Duration UNLIMITED = Duration.ofMinutes(1);

  private final Arguments arguments = new Arguments();

  private final Argument<@Nullable String> broker =
      arguments.optional(
          option(
              "--broker",
              "URI",
              "mqtt://host[:1883] or mqtts://host[:8883]; default: $OC2_BROKER, else "
                  + DEFAULT_BROKER),
          String.class);

  private final Argument<@Nullable ProducerId> id =
      arguments.optional(
          option("--id", "ID", "who sends: the 'from' of commands; default: user-host"),
          ProducerId.class);

  private final Argument<@Nullable String> qos =
      arguments.optional(
          option("--qos", "1|2", "how MQTT delivers commands; default: 1"), String.class);

  private final Argument<@Nullable Duration> connectTimeout =
      arguments.optional(
          option(
              "--connect-timeout", "TIME", "how long connecting may take, up to 10s; default: 10s"),
          Duration.class);

  private final Argument<@Nullable String> username =
      arguments.optional(option("--username", "NAME", "user name"), String.class);

  private final Argument<@Nullable Path> passwordFile =
      arguments.optional(
          option(
              "--password-file", "FILE", "its first line is the password; default: $OC2_PASSWORD"),
          Path.class);

  private final Argument<@Nullable Path> caFile =
      arguments.optional(
          option("--ca", "FILE", "PEM certificates to trust; default: those of Java"), Path.class);

  private final Argument<@Nullable Path> certificateFile =
      arguments.optional(option("--cert", "FILE", "PEM certificate chain of our own"), Path.class);

  private final Argument<@Nullable Path> keyFile =
      arguments.optional(option("--key", "FILE", "PEM private key (PKCS#8) of it"), Path.class);

  private final Argument<Boolean> insecure =
      arguments.flag("--insecure", "allow plaintext to another host than this one");

  private final Argument<@Nullable Path> stateDirectory =
      arguments.optional(
          option(
              "--state-dir",
              "DIR",
              "keeps MQTT client ids; default: $${XDG_STATE_HOME:-~/.local/state}/openc2"),
          Path.class);

  /** These options, for a command that has them. */
  Arguments arguments() {
    return arguments;
  }

  /** How long connecting may take; if that was not said, longer than any transfer tries. */
  Duration connectTimeout() {
    Duration time = connectTimeout.value();
    if (time == null) {
      return UNLIMITED;
    }
    if (time.isZero() || time.compareTo(MAX_CONNECT_TIME) > 0) {
      throw new UsageException("--connect-timeout: it is not between 1ms and 10s");
    }
    return time;
  }

  @Nullable ProducerId idOrNull() {
    return id.value();
  }

  /**
   * What the transfer is told; makes the state directory.
   *
   * @param timeout how long answers are waited for, or null for the default
   */
  TransferConfig toConfig(Environment environment, @Nullable Duration timeout) {
    URI endpoint = endpoint(environment);
    Map<String, String> settings = new LinkedHashMap<>();
    String level = qos.value();
    if (level != null) {
      settings.put("qos", level);
    }
    if (timeout != null && isMqtt(endpoint)) {
      // The broker keeps what arrives during a loss of connection as long as anybody waits for it.
      settings.put("responseTimeout", timeout.toMillis() + "ms");
    }
    return new TransferConfig(
        endpoint,
        credentials(environment),
        insecure.value(),
        new StateDirectory(environment).prepare(stateDirectory.value()),
        settings);
  }

  private static boolean isMqtt(URI endpoint) {
    return String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT).startsWith("mqtt");
  }

  private URI endpoint(Environment environment) {
    String named = broker.value();
    String text = named == null ? environment.variable("OC2_BROKER") : named;
    try {
      return new URI(text == null ? DEFAULT_BROKER : text);
    } catch (URISyntaxException e) {
      throw new UsageException(
          Printable.quote(String.valueOf(text)) + " is not the address of a broker",
          "for example: --broker " + DEFAULT_BROKER);
    }
  }

  private Credentials credentials(Environment environment) {
    Credentials credentials =
        new Credentials(
            username.value(),
            password(environment),
            caFile.value(),
            certificateFile.value(),
            keyFile.value());
    checkReadable(credentials.caFile());
    checkReadable(credentials.certificateFile());
    checkReadable(credentials.keyFile());
    return credentials;
  }

  private @Nullable String password(Environment environment) {
    Path file = passwordFile.value();
    if (file != null) {
      return readPassword(file);
    }
    return username.value() == null ? null : environment.variable("OC2_PASSWORD");
  }

  private static void checkReadable(@Nullable Path file) {
    if (file != null && !Files.isReadable(file)) {
      String reason = Files.exists(file) ? "permission denied" : "there is no such file";
      throw new UsageException(file + ": cannot be read: " + reason);
    }
  }

  private static String readPassword(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + DocumentReader.reason(e));
    }
  }
}
