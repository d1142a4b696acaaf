// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.value.ProducerId;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who sends when nobody is named: {@code user-host}, made valid. */
final class DefaultProducerId {

  private static final int MAX_LENGTH = 200;
  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private DefaultProducerId() {}

  static ProducerId of(Environment environment) {
    return of(environment.property("user.name", "oc2"), hostName());
  }

  /** Whatever has no place in a topic becomes a hyphen. */
  static ProducerId of(String user, String host) {
    String text = (user + "-" + host).replaceAll("[^A-Za-z0-9._@-]", "-");
    return ProducerId.of(text.substring(0, Math.min(text.length(), MAX_LENGTH)));
  }

  /** Not by way of a name server if that can be avoided: it may take seconds. */
  private static String hostName() {
    try {
      if (Files.isReadable(LINUX_HOST_NAME)) {
        return Files.readString(LINUX_HOST_NAME).strip();
      }
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
