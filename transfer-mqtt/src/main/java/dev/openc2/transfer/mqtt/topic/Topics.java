// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.topic;

import dev.openc2.transfer.Destination;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Derives every topic; nobody types one (transf-mqtt v1.0 §2.2, table 2-1). */
public final class Topics {

  /** Where every Consumer listens. */
  public static final String COMMANDS_TO_ALL = "oc2/cmd/all";

  /** Where every Producer listens. */
  public static final String RESPONSES = "oc2/rsp";

  private static final String COMMANDS_TO_PROFILE = "oc2/cmd/ap/";
  private static final String COMMANDS_TO_DEVICE = "oc2/cmd/device/";

  private Topics() {}

  /** Where the Consumers of a profile listen. */
  public static String commandsTo(Nsid profile) {
    return COMMANDS_TO_PROFILE + profile;
  }

  /** Where one device listens. */
  public static String commandsTo(DeviceId device) {
    return COMMANDS_TO_DEVICE + device;
  }

  /** Where one Producer listens. */
  public static String responsesTo(ProducerId producer) {
    return RESPONSES + "/" + producer;
  }

  /** Where a Command for this destination is published, and nowhere else. */
  public static String of(Destination destination) {
    if (destination instanceof Destination.ToDevice toDevice) {
      return commandsTo(toDevice.device());
    }
    if (destination instanceof Destination.ToProfile toProfile) {
      return commandsTo(toProfile.nsid());
    }
    return COMMANDS_TO_ALL;
  }

  /** Where a Consumer listens: to all, to each of its profiles, to itself (§3.3). */
  public static List<String> ofConsumer(DeviceId device, Set<Nsid> profiles) {
    List<String> topics = new ArrayList<>();
    topics.add(COMMANDS_TO_ALL);
    profiles.stream().sorted().forEach(profile -> topics.add(commandsTo(profile)));
    topics.add(commandsTo(device));
    return List.copyOf(topics);
  }

  /** Where a Producer listens: to Responses in general and to its own (§3.3). */
  public static List<String> ofProducer(ProducerId producer) {
    return List.of(RESPONSES, responsesTo(producer));
  }
}
