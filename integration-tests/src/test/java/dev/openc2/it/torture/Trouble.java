// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

/** What is done to the device, its broker and the network between all of them. */
enum Trouble {
  /** The device dies at a step. */
  DEATH,
  /** The device is killed whatever it is at. */
  KILL,
  /** The device is stopped in order. */
  STOP,
  /** The broker is stopped in order. */
  BROKER_STOP,
  /** The broker is killed. */
  BROKER_KILL,
  /** A connection is closed, reset, half closed, or cut in the middle of a packet. */
  CUT,
  /** A connection is slow, or still, for a while. */
  SLOW,
  /** The clock of the device is put wrong by hours and right again, and it dies or not. */
  CLOCK
}
