// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.vectors;

import org.jspecify.annotations.Nullable;

/**
 * What one mode says of a document.
 *
 * @param status 0 for a good one; else what a Consumer answers: 400 or 501
 * @param at the JSON pointer of one expected fault, or null if that is left open
 * @param by the NSID of the profile whose rules refuse the Command, or null where the types and
 *     rules of the language do
 */
public record Verdict(int status, @Nullable String at, @Nullable String by) {

  /** The document is good. */
  public static final Verdict OK = new Verdict(0, null, null);

  /** True for a good document. */
  public boolean isOk() {
    return status == 0;
  }

  @Override
  public String toString() {
    return isOk() ? "ok" : status + (at == null ? "" : " at '" + at + "'");
  }
}
