// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.List;

/**
 * The means by which rules are enforced: the port between the profile and a device. It knows
 * nothing of Commands, times or Producers.
 *
 * <p>What a filter lets pass: the rules are looked through in {@link FilterRule#EVALUATION_ORDER},
 * the first one that matches decides, and a packet that none matches passes as far as this filter
 * is concerned.
 *
 * <p>Each change is done or not done: when a method returns, it is in force; when it throws {@link
 * PacketFilterException}, the rules are what they were before. A method may block for as long as a
 * process takes. The actuator calls one method at a time, of {@link #close} too, and none
 * afterwards. Every implementation passes {@code PacketFilterContract}.
 */
public interface PacketFilter extends AutoCloseable {

  /** What it can enforce; the same for its whole life. */
  FilterFeatures features();

  /**
   * Puts a rule into force.
   *
   * @throws PacketFilterException if it cannot, or if its number is taken
   */
  void apply(FilterRule rule);

  /**
   * Takes a rule out of force.
   *
   * @throws PacketFilterException if it cannot, or if there is no such rule
   */
  void remove(RuleNumber number);

  /**
   * The rules in force, in the order in which they are looked through; at the beginning those that
   * outlived the last run.
   *
   * @throws PacketFilterException if they cannot be read
   */
  List<FilterRule> rules();

  /** Releases what it holds; the rules stay in force. Closing twice is harmless. */
  @Override
  void close();
}
