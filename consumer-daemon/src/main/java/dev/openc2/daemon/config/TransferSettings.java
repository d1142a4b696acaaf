// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.transfer.TransferConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way by which Commands arrive.
 *
 * @param uri where to connect, such as {@code mqtts://broker.example:8883}
 * @param credentials how to show who we are; default nothing
 * @param insecure true to allow a connection that everybody can read to a host that is not this
 *     one; default false
 * @param options settings of the transport alone, such as {@code qos}; default none
 */
public record TransferSettings(
    URI uri, CredentialsSource credentials, boolean insecure, Map<String, String> options) {

  /** What holds for the keys that are not given. */
  static final Map<String, Object> DEFAULTS =
      Map.of("credentials", CredentialsSource.NONE, "insecure", false, "options", Map.of());

  /** Copies the options. */
  public TransferSettings {
    options = Map.copyOf(options);
  }

  /** A transfer with nothing to show and no settings. */
  public static TransferSettings of(URI uri) {
    return new TransferSettings(uri, CredentialsSource.NONE, false, Map.of());
  }

  /**
   * What a provider of transfers is told.
   *
   * @param environment the environment variables, for a password that stands there
   * @param stateDirectory where to keep what survives a restart, or null
   * @throws IllegalArgumentException if the password cannot be had; the sentence names the key
   */
  public TransferConfig resolve(Map<String, String> environment, @Nullable Path stateDirectory) {
    return new TransferConfig(
        uri, credentials.resolve(environment), insecure, stateDirectory, options);
  }
}
