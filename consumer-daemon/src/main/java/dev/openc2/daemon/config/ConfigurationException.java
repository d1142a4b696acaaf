// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import java.util.Collection;

/** Says what is wrong with a configuration, and where, in one sentence for whoever wrote it. */
public final class ConfigurationException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String sentence;

  /**
   * Makes one.
   *
   * @param path where, such as {@code transfers[0].uri}; empty for the whole
   * @param sentence what is wrong
   */
  public ConfigurationException(String path, String sentence) {
    super(path.isEmpty() ? sentence : path + ": " + sentence);
    this.path = path;
    this.sentence = sentence;
  }

  /**
   * What a value said that was refused, with the path of the key that it named: a text such as
   * {@code qos: 3 is not between 1 and 2} is about the key {@code qos} if there is one.
   *
   * @param path where the keys are
   * @param keys what the text may name
   */
  public static ConfigurationException refused(
      String path, IllegalArgumentException refusal, Collection<String> keys) {
    String text = String.valueOf(refusal.getMessage());
    int colon = text.indexOf(": ");
    if (colon > 0) {
      String named = text.substring(0, colon);
      // pairs.deny is about pairs
      int end = named.indexOf('.');
      if (keys.contains(end < 0 ? named : named.substring(0, end))) {
        return new ConfigurationException(YamlPaths.key(path, named), text.substring(colon + 2));
      }
    }
    return new ConfigurationException(path, text);
  }

  /** Where, such as {@code transfers[0].uri}; empty for the whole. */
  public String path() {
    return path;
  }

  /** What is wrong, without the path. */
  public String sentence() {
    return sentence;
  }
}
