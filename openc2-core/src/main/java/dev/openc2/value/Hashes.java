// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of a file or an artifact; at least one is there (oc2ls v1.0 §3.4.2.5).
 *
 * @param md5 16 octets
 * @param sha1 20 octets
 * @param sha256 32 octets
 */
public record Hashes(@Nullable Octets md5, @Nullable Octets sha1, @Nullable Octets sha256) {

  private static final int MD5_LENGTH = 16;
  private static final int SHA1_LENGTH = 20;
  private static final int SHA256_LENGTH = 32;

  /** Checks the lengths and that there is a hash at all. */
  public Hashes {
    if (md5 == null && sha1 == null && sha256 == null) {
      throw new IllegalArgumentException("hashes need at least one of md5, sha1, sha256");
    }
    checkLength("md5", md5, MD5_LENGTH);
    checkLength("sha1", sha1, SHA1_LENGTH);
    checkLength("sha256", sha256, SHA256_LENGTH);
  }

  private static void checkLength(String name, @Nullable Octets hash, int length) {
    if (hash != null && hash.length() != length) {
      throw new IllegalArgumentException(
          name + ": " + Printable.quote(hash.toHex()) + " is not a hash of " + length + " octets");
    }
  }
}
