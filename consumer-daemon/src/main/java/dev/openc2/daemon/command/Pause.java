// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.command;

/** Waits a little before something is looked at again. */
public interface Pause {

  /** Waits. */
  void pause() throws InterruptedException;
}
