// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.util.Optional;

/** The mosquitto that is installed on this machine. */
final class MosquittoPrograms {

  private MosquittoPrograms() {}

  static Optional<String> missing() {
    return Commands.find("mosquitto").isPresent()
        ? Optional.empty()
        : Optional.of("mosquitto is not installed (Debian: apt-get install mosquitto)");
  }

  /** A running mosquitto; {@link #missing()} was asked before. */
  static MosquittoBroker open(MosquittoOptions options) {
    return new MosquittoBroker(Commands.find("mosquitto").orElseThrow(), options);
  }
}
