// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.deadline;

/** A deadline that was set. Thread-safe. */
@FunctionalInterface
public interface Deadline {

  /** Has its task not run, unless it is running or has run. Twice is harmless. */
  void callOff();
}
