// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.value.StatusCode;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer JSON pointer to the place (RFC 6901), empty for the whole document
 * @param problem what is wrong with it, naming the value
 * @param status what a Consumer answers: 400 for what is malformed, 501 for what is not supported
 */
public record Fault(String pointer, String problem, StatusCode status) {

  @Override
  public String toString() {
    return pointer.isEmpty() ? problem : pointer + ": " + problem;
  }
}
