// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.InboundFrame;

/**
 * A frame and the transfer it came over.
 *
 * @param index which of the Consumer's transfers it is, counted from 0
 * @param life how long what it carries may be run
 */
record Incoming(int index, ConsumerTransfer transfer, InboundFrame frame, Life life) {}
