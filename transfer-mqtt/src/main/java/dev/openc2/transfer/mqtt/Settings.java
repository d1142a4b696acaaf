// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.value.DurationText;
import dev.openc2.value.Printable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Applies the settings that are MQTT's alone, by name; every one that nobody knows is refused. */
final class Settings {

  private static final Set<String> NAMES =
      Set.of(
          "qos",
          "keepAlive",
          "sessionExpiry",
          "clientId",
          "clientName",
          "receiveMaximum",
          "maxMessageBytes",
          "responseTimeout",
          "responseTopics");

  private final Map<String, String> settings;

  Settings(Map<String, String> settings) {
    this.settings = new LinkedHashMap<>(settings);
    for (String name : settings.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            Printable.quote(name)
                + " is not a setting of MQTT; there are "
                + String.join(", ", NAMES.stream().sorted().toList()));
      }
    }
  }

  void applyTo(MqttConfig.Builder builder) {
    with("qos", value -> builder.qos(integer("qos", value)));
    with("keepAlive", value -> builder.keepAlive(duration("keepAlive", value)));
    with("sessionExpiry", value -> builder.sessionExpiry(duration("sessionExpiry", value)));
    with("responseTimeout", value -> builder.responseTimeout(duration("responseTimeout", value)));
    with("clientId", builder::clientId);
    with("clientName", builder::clientName);
    with("receiveMaximum", value -> builder.receiveMaximum(integer("receiveMaximum", value)));
    with("maxMessageBytes", value -> builder.maxMessageBytes(integer("maxMessageBytes", value)));
    with("responseTopics", value -> builder.responseTopics(responseTopics(value)));
  }

  private void with(String name, Consumer<String> setter) {
    String value = settings.get(name);
    if (value != null) {
      setter.accept(value);
    }
  }

  private static int integer(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + ": " + Printable.quote(value) + " is not a whole number", e);
    }
  }

  private static Duration duration(String name, String value) {
    try {
      return DurationText.parse(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static ResponseTopics responseTopics(String value) {
    for (ResponseTopics topics : ResponseTopics.values()) {
      if (topics.name().toLowerCase(Locale.ROOT).equals(value)) {
        return topics;
      }
    }
    throw new IllegalArgumentException(
        "responseTopics: " + Printable.quote(value) + " is not one of producer, general, both");
  }
}
