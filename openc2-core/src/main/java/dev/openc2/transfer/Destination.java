// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a Command goes: to every Consumer, to those of a profile, or to one device (transf-mqtt
 * v1.0 §2.2).
 */
public sealed interface Destination {

  /** Every Consumer. */
  record All() implements Destination {}

  /** Every Consumer that implements the profile. */
  record ToProfile(Nsid nsid) implements Destination {}

  /** One device. */
  record ToDevice(DeviceId device) implements Destination {}

  /**
   * The polite choice, from the message alone: each device in {@code to} and nothing else; else the
   * profile that the Command names; else all.
   *
   * @throws IllegalArgumentException if an entry of {@code to} is no device id
   */
  static List<Destination> of(Message message) {
    if (message.headers().to().size() == 1) {
      // Nearly always.
      return List.of(new ToDevice(DeviceId.of(message.headers().to().get(0))));
    }
    if (!message.headers().to().isEmpty()) {
      Set<Destination> devices = new LinkedHashSet<>();
      message.headers().to().forEach(device -> devices.add(new ToDevice(DeviceId.of(device))));
      return List.copyOf(devices);
    }
    if (message.content() instanceof Command command && command.actuator() != null) {
      return List.of(new ToProfile(command.actuator().nsid()));
    }
    return List.of(new All());
  }
}
