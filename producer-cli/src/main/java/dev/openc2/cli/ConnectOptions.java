// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

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
import picocli.CommandLine.Option;

/** Where to connect, and as whom. */
final class ConnectOptions {

  private static final String DEFAULT_BROKER = "mqtt://localhost:1883";

  /** The MQTT transfer gives up by then. */
  private static final Duration MAX_CONNECT_TIME = Duration.ofSeconds(10);

  /** Only guards against a transfer without a limit of its own. */
  private static final Duration UNLIMITED = Duration.ofMinutes(1);

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description =
          "mqtt://host[:1883] or mqtts://host[:8883]; default: $OC2_BROKER, else " + DEFAULT_BROKER)
  private @Nullable String broker;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "who sends: the 'from' of commands; default: user-host")
  private @Nullable ProducerId id;

  @Option(
      names = "--qos",
      paramLabel = "1|2",
      description = "how MQTT delivers commands; default: 1")
  private @Nullable String qos;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      description = "how long connecting may take, up to 10s; default: 10s")
  private @Nullable Duration connectTimeout;

  @Option(names = "--username", paramLabel = "NAME", description = "user name")
  private @Nullable String username;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "its first line is the password; default: $OC2_PASSWORD")
  private @Nullable Path passwordFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM certificates to trust; default: those of Java")
  private @Nullable Path caFile;

  @Option(names = "--cert", paramLabel = "FILE", description = "PEM certificate chain of our own")
  private @Nullable Path certificateFile;

  @Option(names = "--key", paramLabel = "FILE", description = "PEM private key (PKCS#8) of it")
  private @Nullable Path keyFile;

  @Option(names = "--insecure", description = "allow plaintext to another host than this one")
  private boolean insecure;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "keeps MQTT client ids; default: $${XDG_STATE_HOME:-~/.local/state}/openc2")
  private @Nullable Path stateDirectory;

  /** How long connecting may take; if that was not said, longer than any transfer tries. */
  Duration connectTimeout() {
    if (connectTimeout == null) {
      return UNLIMITED;
    }
    if (connectTimeout.isZero() || connectTimeout.compareTo(MAX_CONNECT_TIME) > 0) {
      throw new UsageException("--connect-timeout: it is not between 1ms and 10s");
    }
    return connectTimeout;
  }

  @Nullable ProducerId idOrNull() {
    return id;
  }

  /**
   * What the transfer is told; makes the state directory.
   *
   * @param timeout how long answers are waited for, or null for the default
   */
  TransferConfig toConfig(Environment environment, @Nullable Duration timeout) {
    URI endpoint = endpoint(environment);
    Map<String, String> settings = new LinkedHashMap<>();
    if (qos != null) {
      settings.put("qos", qos);
    }
    if (timeout != null && isMqtt(endpoint)) {
      // The broker keeps what arrives during a loss of connection as long as anybody waits for it.
      settings.put("responseTimeout", timeout.toMillis() + "ms");
    }
    return new TransferConfig(
        endpoint,
        credentials(environment),
        insecure,
        new StateDirectory(environment).prepare(stateDirectory),
        settings);
  }

  private static boolean isMqtt(URI endpoint) {
    return String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT).startsWith("mqtt");
  }

  private URI endpoint(Environment environment) {
    String text = broker == null ? environment.variable("OC2_BROKER") : broker;
    try {
      return new URI(text == null ? DEFAULT_BROKER : text);
    } catch (URISyntaxException e) {
      throw new UsageException(
          Printable.quote(String.valueOf(text)) + " is not the address of a broker",
          "for example: --broker " + DEFAULT_BROKER);
    }
  }

  private Credentials credentials(Environment environment) {
    String password = null;
    if (passwordFile != null) {
      password = readPassword(passwordFile);
    } else if (username != null) {
      password = environment.variable("OC2_PASSWORD");
    }
    Credentials credentials = new Credentials(username, password, caFile, certificateFile, keyFile);
    checkReadable(caFile);
    checkReadable(certificateFile);
    checkReadable(keyFile);
    return credentials;
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
