// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The means by which rules are enforced: the port between the profile and a device. It knows
 * nothing of Commands, times or Producers.
 *
 * <p>What a filter lets pass: the rules are looked through in {@link FilterRule#EVALUATION_ORDER},
 * the first one that matches decides, and a packet that none matches passes as far as this filter
 * is concerned.
 *
 * <p>Each change is done or not done: when a method returns, it is in force, and the device has
 * been asked for that; when it throws {@link PacketFilterException}, the rules are what they were
 * before. A method may block for as long as a process takes. The actuator calls one method at a
 * time, of {@link #close} too, and none afterwards. Every implementation passes {@code
 * PacketFilterContract}.
 */
public interface PacketFilter extends AutoCloseable {

  /** What it can enforce; the same for its whole life. */
  FilterFeatures features();

  /**
   * True if the device has none of the rules any more that an earlier run of the program may have
   * left: it was restarted, or somebody has cleared it.
   *
   * @throws PacketFilterException if that cannot be found out
   */
  boolean isBlank();

  /**
   * Sees to it that exactly these rules are in force, whatever there was before; returns what was
   * different.
   *
   * @throws PacketFilterException if that is not possible; all rules are what they were then,
   *     unless the device took the new ones and could not be asked for them: whoever wants the old
   *     ones back restores those
   */
  Drift restore(Collection<FilterRule> rules);

  /**
   * From now on tells when somebody else may have changed the rules of the device; {@link #restore}
   * puts them right. A device of which that cannot be known never tells.
   *
   * @param listener called on any thread, at any time until this is closed; does not block
   */
  default void listen(Runnable listener) {}

  /**
   * Takes rules out of force and puts others into it, in one step: no packet meets one half of it.
   *
   * @throws PacketFilterException if it cannot, if there is no rule of a number that is to go, or
   *     if the number of one that is to come is taken
   */
  void change(RuleChange change);

  /**
   * Has the device check whether it would take a change, without making it. What has no such check
   * takes everything.
   *
   * @throws PacketFilterException if it would not
   */
  default void check(RuleChange change) {}

  /**
   * Puts a rule into force.
   *
   * @throws PacketFilterException if it cannot, or if its number is taken
   */
  default void apply(FilterRule rule) {
    change(RuleChange.adding(rule));
  }

  /**
   * Takes a rule out of force.
   *
   * @throws PacketFilterException if it cannot, or if there is no such rule
   */
  default void remove(RuleNumber number) {
    change(RuleChange.removing(number));
  }

  /**
   * The rules in force, as the device has them now, in the order in which they are looked through.
   *
   * @throws PacketFilterException if they cannot be read
   */
  List<FilterRule> rules();

  /**
   * What each rule in force has matched so far; empty if the device does not count. Rules of the
   * same traffic may be counted together.
   *
   * @throws PacketFilterException if it cannot be read
   */
  Map<RuleNumber, Traffic> traffic();

  /**
   * What the device would be told for a change, in its own language and for people to read. Changes
   * nothing.
   */
  String preview(RuleChange change);

  /** Releases what it holds; the rules stay in force. Closing twice is harmless. */
  @Override
  void close();
}
