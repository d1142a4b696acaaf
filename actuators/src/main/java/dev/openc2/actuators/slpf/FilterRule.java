// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.target.Target;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a packet filter (slpf v1.0 §2.1).
 *
 * @param number its name
 * @param verdict what becomes of a matching packet
 * @param what which packets match: one of the four address targets. A net matches as source or as
 *     destination, an absent part of a connection matches anything
 * @param direction which traffic is looked at
 * @param dropProcess what the sender of a denied packet gets to know; {@link DropProcess#NONE} of
 *     an allowing rule
 * @param persistent whether it outlives a restart of the device
 * @param owner the Producer that asked for it, or null if it named itself not
 * @param command the Command that asked for it, or null if it cannot be told from others
 */
public record FilterRule(
    RuleNumber number,
    Verdict verdict,
    Target what,
    Direction direction,
    DropProcess dropProcess,
    boolean persistent,
    @Nullable String owner,
    @Nullable CommandKey command) {

  /**
   * The order in which rules are looked through: what is allowed before what is denied, of that
   * what tells the sender nothing before what does, and of those the lower number first. So an
   * exception from a denial always works, whichever of the two came first; nobody is told of a
   * packet that one denial is silent about (slpf v1.0 §2.1.3.2); and a filter may keep each of the
   * three parts as a set.
   */
  public static final Comparator<FilterRule> EVALUATION_ORDER =
      Comparator.comparing(FilterRule::verdict)
          .thenComparing(FilterRule::dropProcess)
          .thenComparing(FilterRule::number);

  /** Checks the target and that nothing is told to the sender of an allowed packet. */
  public FilterRule {
    Objects.requireNonNull(number, "number");
    if (!TrafficMatch.isAddress(what)) {
      throw new IllegalArgumentException(what.name() + " is no target of a packet filter");
    }
    if (verdict == Verdict.ALLOW && dropProcess != DropProcess.NONE) {
      throw new IllegalArgumentException("drop_process is of deny only");
    }
  }

  /** A rule of a Command that cannot be told from others. */
  public FilterRule(
      RuleNumber number,
      Verdict verdict,
      Target what,
      Direction direction,
      DropProcess dropProcess,
      boolean persistent,
      @Nullable String owner) {
    this(number, verdict, what, direction, dropProcess, persistent, owner, null);
  }

  /** All of it in one line, which {@link RuleText#parse} reads. */
  public String text() {
    return RuleText.format(this);
  }

  /**
   * A short name of all that it says and of the Command that asked for it: 16 hexadecimal digits.
   */
  public String fingerprint() {
    return CommandKey.digest(text());
  }

  /**
   * The traffic that it matches, as the command line spells it: {@code 203.0.113.0/24}, {@code
   * protocol=tcp,dst_port=23}; empty of a connection that may be any.
   */
  public String value() {
    return TrafficMatch.describe(what);
  }

  /** What it does, for people: {@code deny ipv4_net 203.0.113.0/24}. */
  public String describe() {
    return verdict.wireName() + " " + what.name() + " " + value();
  }
}
