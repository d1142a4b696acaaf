// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import org.jspecify.annotations.Nullable;

/**
 * Names one Consumer: the last level of {@code oc2/cmd/device/…} and an entry of {@code to}
 * (transf-mqtt v1.0 §2.2).
 *
 * @param value 1 to 256 bytes of UTF-8 without {@code /}, {@code +}, {@code #}, control characters
 *     and white space other than the plain space
 */
public record DeviceId(String value) {

  /** Checks the value; throws {@link IllegalArgumentException} naming it. */
  public DeviceId {
    TopicLevel.check("device id", value);
  }

  /** The device id with this text. */
  public static DeviceId of(String value) {
    return new DeviceId(value);
  }

  // By hand: those of a record are put together at their first call, which costs a start more than
  // the rest of it costs here.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeviceId some && value.equals(some.value);
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
