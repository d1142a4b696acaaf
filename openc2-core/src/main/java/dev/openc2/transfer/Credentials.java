// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to show who we are; whatever is null is not shown.
 *
 * @param username the user name
 * @param password the password; never printed
 * @param caFile PEM certificates to trust instead of those of the Java runtime
 * @param certificateFile PEM certificate chain of our own
 * @param keyFile PEM private key (PKCS#8) of that certificate
 */
public record Credentials(
    @Nullable String username,
    @Nullable String password,
    @Nullable Path caFile,
    @Nullable Path certificateFile,
    @Nullable Path keyFile) {

  /** Nothing to show, and the runtime's certificates to trust. */
  public static final Credentials NONE = new Credentials(null, null, null, null, null);

  /** Checks that certificate and key come together, and that a password has a user. */
  public Credentials {
    if ((certificateFile == null) != (keyFile == null)) {
      throw new IllegalArgumentException("a client certificate and its key come together");
    }
    if (password != null && username == null) {
      throw new IllegalArgumentException("a password needs a user name");
    }
  }

  @Override
  public String toString() {
    return "Credentials[username="
        + username
        + ", password="
        + (password == null ? "none" : "*******")
        + "]";
  }
}
