// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

/** Which side of OpenC2 a transfer serves. */
public enum Role {
  /** Sends Commands, receives Responses. */
  PRODUCER,
  /** Receives Commands, sends Responses. */
  CONSUMER
}
