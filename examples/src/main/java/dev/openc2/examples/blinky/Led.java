// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import dev.openc2.profile.Codec;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Node;
import dev.openc2.value.Nsid;

/** The target {@code x-blinky:led}: the light, and how it shall be. */
public record Led(boolean isOn) implements ProfileTarget {

  /** The name inside the namespace. */
  public static final String LOCAL_NAME = "led";

  /** The name in the language. */
  public static final String NAME = "x-blinky:led";

  static final Codec<Led> CODEC = new Codec<>(Led.class, Led::read, Led::write);

  private static Led read(Node node) {
    return switch (node.text()) {
      case "on" -> new Led(true);
      case "off" -> new Led(false);
      default -> throw node.malformed(node.describe() + " is not one of on, off");
    };
  }

  private static Object write(Led led) {
    return led.isOn ? "on" : "off";
  }

  @Override
  public Nsid nsid() {
    return BlinkyProfile.NSID;
  }

  @Override
  public String localName() {
    return LOCAL_NAME;
  }
}
