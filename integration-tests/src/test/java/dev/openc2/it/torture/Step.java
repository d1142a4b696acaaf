// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

/** What happens to a Command in a device, in this order; a device can die at each of them. */
enum Step {
  /** It came out of the transport. */
  RECEIVED,
  /** The ledger has it. */
  NOTED,
  /** The transport was told that it need not be delivered again. */
  ACKNOWLEDGED,
  /** The ledger knows that it is about to be run. */
  BEGUN,
  /** The actuator was called. */
  BEFORE_EFFECT,
  /** It took effect, and nobody but the actuator knows. */
  AFTER_EFFECT,
  /** The ledger has the answer. */
  ANSWER_NOTED,
  /** The broker has the answer. */
  ANSWERED,
  /** The ledger was told that the broker has it. */
  MARKED_SENT
}
