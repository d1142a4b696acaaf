// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

/** What the transport knows about a frame that it took. */
public enum Delivery {
  /** Handed over; whether anybody gets it is not known. */
  ACCEPTED,
  /**
   * Handed over, and nobody listens there now. It only may be known: its absence proves nothing.
   */
  NOBODY_LISTENS
}
