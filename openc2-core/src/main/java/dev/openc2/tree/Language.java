// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import java.util.Optional;

/** A generation of the OpenC2 language: which forms are written, and which are exact. */
public enum Language {
  /** oc2ls v1.0, the approved specification: what everybody understands. */
  V1_0("1.0"),
  /** The v2.0 drafts: {@code profile} instead of {@code actuator}, nested targets, a comment. */
  V2_0("2.0");

  private final String version;

  Language(String version) {
    this.version = version;
  }

  /** The version as {@code query features} and people write it. */
  public String version() {
    return version;
  }

  /** The language of this version, if it is known. */
  public static Optional<Language> of(String version) {
    for (Language language : values()) {
      if (language.version.equals(version)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
