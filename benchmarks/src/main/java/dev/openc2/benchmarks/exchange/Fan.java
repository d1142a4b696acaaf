// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

/** Asks many devices at once. */
interface Fan extends AutoCloseable {

  /** How the devices are told of the Command. */
  enum Address {
    /** Each by a publish of its own. */
    DEVICES("to"),
    /** All by one publish to a profile. */
    PROFILE("profile");

    private final String title;

    Address(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** Asks the first so many devices of the fleet and waits for their answers. */
  void ask(Address address, int devices) throws Exception;

  @Override
  void close();
}
