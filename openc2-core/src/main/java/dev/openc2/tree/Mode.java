// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

/** How exact a document has to be; {@link Tolerance} is the table of the differences. */
public enum Mode {
  /**
   * What we take from the wire: the letter of the specification, and what real peers send beside
   * it.
   */
  LENIENT,
  /** What we send ourselves, and what {@code oc2 validate --strict} asks for. */
  STRICT
}
