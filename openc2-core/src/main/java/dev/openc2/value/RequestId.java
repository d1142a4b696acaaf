// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ties a Response to its Command (oc2ls v1.0 §3.2). A received one is echoed as it came, whatever
 * its form; our own are version 4 UUIDs.
 *
 * @param value 1 to 1024 characters
 */
public record RequestId(String value) {

  private static final int MAX_LENGTH = 1024;

  /** Checks the value; throws {@link IllegalArgumentException} naming it. */
  public RequestId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          Printable.quote(value)
              + " is not a request id: 1 to "
              + MAX_LENGTH
              + " characters are expected");
    }
  }

  /** The request id with this text. */
  public static RequestId of(String value) {
    return new RequestId(value);
  }

  /** A new request id: a random UUID in lower case. */
  public static RequestId random() {
    return new RequestId(UUID.randomUUID().toString());
  }

  // By hand: those of a record are put together at their first call, which costs a start more than
  // the rest of it costs here.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RequestId some && value.equals(some.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
