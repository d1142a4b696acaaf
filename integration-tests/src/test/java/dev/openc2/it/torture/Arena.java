// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.testkit.broker.MosquittoOptions;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a device is tortured with: a broker, and an actuator. */
enum Arena {
  /** The broker keeps its sessions when it is stopped in order, and the actuator knows. */
  FAITHFUL("mosquitto, keeps", true, true),
  /** The same, but what was begun when the device died is in doubt. */
  DOUBTFUL("mosquitto, in doubt", true, false),
  /** The broker forgets everything. */
  FORGETFUL("mosquitto, forgets", false, true),
  /** The embedded broker, which forgets everything. */
  EMBEDDED("oc2-fabric", false, false);

  private final String text;
  private final boolean faithful;
  private final boolean knows;

  /**
   * @param faithful true if the broker keeps its sessions when it is stopped in order
   * @param knows true if the actuator can tell after a crash what took effect
   */
  Arena(String text, boolean faithful, boolean knows) {
    this.text = text;
    this.faithful = faithful;
    this.knows = knows;
  }

  String text() {
    return text;
  }

  boolean isFaithful() {
    return faithful;
  }

  boolean knows() {
    return knows;
  }

  /** True if it is also in the short run. */
  boolean isInShort() {
    return this == FAITHFUL || this == FORGETFUL;
  }

  /** True if the broker is installed on this machine. */
  boolean isThere() {
    return this == EMBEDDED || TestBrokers.mosquittoInstalled();
  }

  /** A broker that runs. */
  TestBroker open(Path directory) throws IOException {
    if (this == EMBEDDED) {
      return TestBrokers.fabricProcess();
    }
    MosquittoOptions.Builder options = MosquittoOptions.builder();
    if (faithful) {
      options.persistenceFolder(Files.createDirectories(directory.resolve("sessions")));
    }
    return TestBrokers.mosquitto(options.build());
  }
}
