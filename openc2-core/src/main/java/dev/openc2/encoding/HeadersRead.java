// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.TreeObject;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the headers of a document as soon as a reader has all of them: if the rest is no document,
 * its sender can still be told so under the request id. Headers that are there twice, or in which
 * the fault is, are none. Not thread-safe.
 */
final class HeadersRead {

  private static final String KEY = "headers";
  private static final int ROOT = 1;

  private int begun;
  private @Nullable Object headers;

  /** A member begins in an object of this depth, counted from 1. */
  void begin(String key, int depth) {
    if (depth == ROOT && key.equals(KEY)) {
      begun++;
    }
  }

  /** The value of the member that began is complete. */
  void end(String key, @Nullable Object value, int depth) {
    if (depth == ROOT && key.equals(KEY)) {
      headers = value;
    }
  }

  /** The same exception, with the headers if there are any. */
  InvalidMessageException keptIn(InvalidMessageException e) {
    return begun == 1 && headers != null ? e.withPart(TreeObject.of(KEY, headers)) : e;
  }
}
