// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

/** What MQTT allows as topic name and filter (MQTT 5.0 §4.7), checked before a broker has to. */
final class Topics {

  private Topics() {}

  static void checkName(String topic) {
    checkText("topic", topic);
    if (topic.indexOf('#') >= 0 || topic.indexOf('+') >= 0) {
      throw new IllegalArgumentException("topic: " + topic + " contains a wildcard");
    }
  }

  static void checkFilter(String filter) {
    checkText("filter", filter);
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean last = i == levels.length - 1;
      boolean hash = levels[i].indexOf('#') >= 0;
      boolean plus = levels[i].indexOf('+') >= 0;
      if (((hash || plus) && levels[i].length() > 1) || (hash && !last)) {
        throw new IllegalArgumentException("filter: " + filter + " has a misplaced wildcard");
      }
    }
  }

  private static void checkText(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(what + ": is empty");
    }
    WireText.check(what, text);
  }
}
