// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

/** What became of a Command at one device, as far as the Producer knows. */
public enum ResponderState {
  /** It gave the answer that was asked for, whatever the status. */
  ANSWERED("answered"),
  /** It said that it is not finished (102); more is expected. */
  WORKING("working"),
  /** Nothing came from it. */
  SILENT("silent"),
  /** The transport said that nobody listens in its place. */
  NOT_THERE("not_there"),
  /** Something came from it that is no Response. */
  UNINTELLIGIBLE("unintelligible");

  private final String wireName;

  ResponderState(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents for machines, such as {@code not_there}. */
  public String wireName() {
    return wireName;
  }
}
