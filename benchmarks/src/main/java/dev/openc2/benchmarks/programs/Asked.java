// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.value.Ipv4Net;
import java.util.Set;

/** What a device is asked for. */
final class Asked {

  private static final Command FEATURES = Command.of(Action.QUERY, new FeaturesTarget(Set.of()));
  private static final int OCTET = 256;

  private Asked() {}

  /** A sign of life. */
  static Command sign(int number) {
    return FEATURES;
  }

  /** A rule that no other number gives. */
  static Command rule(int number) {
    String address =
        "10." + number / OCTET / OCTET + "." + number / OCTET % OCTET + "." + number % OCTET;
    return Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse(address + "/32")));
  }
}
