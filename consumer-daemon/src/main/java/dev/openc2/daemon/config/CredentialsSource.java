// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.transfer.Credentials;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to find what shows who we are. The password itself is never part of a configuration: it
 * stands in a file or in the environment.
 *
 * @param username the user name, or null to give none
 * @param passwordFile a file that holds the password and perhaps a line end, or null
 * @param passwordEnv the environment variable that holds the password, or null; not both
 * @param caFile PEM certificates that the other side's must lead to, or null for those of the Java
 *     runtime
 * @param certificateFile PEM certificate chain of our own, or null
 * @param keyFile PEM private key (PKCS#8) of that certificate, or null
 */
public record CredentialsSource(
    @Nullable String username,
    @Nullable Path passwordFile,
    @Nullable String passwordEnv,
    @Nullable Path caFile,
    @Nullable Path certificateFile,
    @Nullable Path keyFile) {

  /** Nothing to show. */
  public static final CredentialsSource NONE =
      new CredentialsSource(null, null, null, null, null, null);

  private static final int MAX_PASSWORD_BYTES = 65_535;

  /** Refuses what does not go together. */
  public CredentialsSource {
    if (passwordFile != null && passwordEnv != null) {
      throw new IllegalArgumentException(
          "passwordEnv: give either passwordFile or passwordEnv, not both");
    }
    if ((passwordFile != null || passwordEnv != null) && username == null) {
      throw new IllegalArgumentException("username: is missing; a password needs a user name");
    }
    if (certificateFile != null && keyFile == null) {
      throw new IllegalArgumentException("keyFile: is missing; a certificate needs its key");
    }
    if (keyFile != null && certificateFile == null) {
      throw new IllegalArgumentException(
          "certificateFile: is missing; a key needs its certificate");
    }
  }

  /**
   * Reads the password and gives the credentials.
   *
   * @param environment the environment variables
   * @throws IllegalArgumentException if the password cannot be had; the sentence names the key
   */
  public Credentials resolve(Map<String, String> environment) {
    return new Credentials(username, password(environment), caFile, certificateFile, keyFile);
  }

  private @Nullable String password(Map<String, String> environment) {
    if (passwordFile != null) {
      return fromFile(passwordFile);
    }
    if (passwordEnv == null) {
      return null;
    }
    String value = environment.get(passwordEnv);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "passwordEnv: the environment variable " + passwordEnv + " is not set");
    }
    return value;
  }

  private static String fromFile(Path file) {
    try {
      if (Files.size(file) > MAX_PASSWORD_BYTES) {
        throw new IllegalArgumentException("passwordFile: " + file + " is too long for a password");
      }
      String password = Files.readString(file).replaceFirst("\\R\\z", "");
      if (password.isEmpty()) {
        throw new IllegalArgumentException("passwordFile: " + file + " is empty");
      }
      return password;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("passwordFile: " + file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("passwordFile: " + file + " cannot be read", e);
    }
  }
}
