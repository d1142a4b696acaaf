// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every transport is told, whatever it is.
 *
 * @param endpoint where to connect, such as {@code mqtts://broker.example:8883}
 * @param credentials how to show who we are
 * @param insecure true to allow a connection that everybody can read to a host that is not this one
 * @param stateDirectory where to keep what survives a restart, or null to keep nothing
 * @param options settings of the transport alone, such as {@code qos}; an unknown one is refused
 */
public record TransferConfig(
    URI endpoint,
    Credentials credentials,
    boolean insecure,
    @Nullable Path stateDirectory,
    Map<String, String> options) {

  /** Copies the options. */
  public TransferConfig {
    options = Map.copyOf(options);
  }

  /** An endpoint with nothing to show and no settings. */
  public static TransferConfig of(URI endpoint) {
    return new TransferConfig(endpoint, Credentials.NONE, false, null, Map.of());
  }
}
