// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import org.jspecify.annotations.Nullable;

/** Tells the person at the command line what cannot be done as it was asked. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String hint;

  /** A mistake that explains itself. */
  public UsageException(String text) {
    this(text, null);
  }

  /** A mistake, and what to do instead. */
  public UsageException(String text, @Nullable String hint) {
    super(text);
    this.hint = hint;
  }

  /** What to do instead, or null. */
  public @Nullable String hint() {
    return hint;
  }
}
