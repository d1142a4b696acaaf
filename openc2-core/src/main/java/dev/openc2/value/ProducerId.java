// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/**
 * Names one Producer: the last level of {@code oc2/rsp/…} and the {@code from} of its Commands
 * (transf-mqtt v1.0 §2.2).
 *
 * @param value 1 to 256 bytes of UTF-8 without {@code /}, {@code +}, {@code #}, control characters
 *     and white space other than the plain space
 */
public record ProducerId(String value) {

  /** Checks the value; throws {@link IllegalArgumentException} naming it. */
  public ProducerId {
    TopicLevel.check("producer id", value);
  }

  /** The producer id with this text. */
  public static ProducerId of(String value) {
    return new ProducerId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
