// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.value.Printable;

/** Names places in a YAML document: {@code transfers[0].uri}. */
final class YamlPaths {

  private YamlPaths() {}

  static String key(String parent, String key) {
    String shown = Printable.cut(key, Printable.MAX_LENGTH);
    return parent.isEmpty() ? shown : parent + "." + shown;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
