// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

/**
 * Takes what comes in. Called on a thread of the transfer, one frame after the other; must return
 * soon and not throw.
 */
@FunctionalInterface
public interface FrameHandler {

  /** Takes a frame over: whoever implements this acknowledges it, sooner or later. */
  void onFrame(InboundFrame frame);
}
