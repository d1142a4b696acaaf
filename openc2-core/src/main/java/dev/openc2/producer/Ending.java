// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

/** Why an exchange is over. */
public enum Ending {
  /** Everything that was asked for is there, or nothing more can come. */
  COMPLETE("complete"),
  /** The transport said that nobody listens where the Command went. */
  NOBODY_LISTENS("nobody_listens"),
  /** The time was up. */
  DEADLINE("deadline"),
  /** {@link Exchange#cancel} was called. */
  CANCELLED("cancelled"),
  /** The Producer was closed. */
  CLOSED("closed");

  private final String wireName;

  Ending(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents for machines, such as {@code nobody_listens}. */
  public String wireName() {
    return wireName;
  }
}
