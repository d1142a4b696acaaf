// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import dev.openc2.target.ProfileTarget;
import dev.openc2.type.TargetType;
import dev.openc2.type.WordType;
import dev.openc2.value.Nsid;

/** The target {@code x-blinky:led}: the light, and how it shall be. */
public record Led(boolean isOn) implements ProfileTarget {

  /** The name inside the namespace. */
  public static final String LOCAL_NAME = "led";

  /** The name in the language. */
  public static final String NAME = "x-blinky:led";

  static final TargetType<Led> TYPE =
      new TargetType<>(
          LOCAL_NAME,
          Led.class,
          WordType.of("Led", new Led[] {new Led(true), new Led(false)}, Led::word),
          "The light, and how it shall be.",
          "on");

  private String word() {
    return isOn ? "on" : "off";
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
