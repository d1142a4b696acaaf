// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

/** Where a Consumer publishes its Responses (transf-mqtt v1.0 §2.2). */
public enum ResponseTopics {
  /**
   * To whoever asked; in general only where nobody is named or the broker says that nobody listens
   * there.
   */
  PRODUCER,
  /** In general only: for peers that listen nowhere else. */
  GENERAL,
  /** To whoever asked, and in general. */
  BOTH
}
