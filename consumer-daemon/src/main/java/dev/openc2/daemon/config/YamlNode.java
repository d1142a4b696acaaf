// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import java.util.List;
import java.util.Map;

/** What a YAML file holds, before anybody knows what it means. */
sealed interface YamlNode {

  /** A single value, as it is written; what it means is up to who reads it. */
  record Scalar(String text) implements YamlNode {}

  /** A key without a value. */
  record Nothing() implements YamlNode {}

  /** A list. */
  record Sequence(List<YamlNode> items) implements YamlNode {

    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Keys and values, in the order of the file. */
  record Mapping(Map<String, YamlNode> entries) implements YamlNode {}
}
