// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.FileTarget;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.type.TargetType;
import java.util.List;

/**
 * What can be asked of a packet filter (slpf v1.0 §2.3). Apart from {@link SlpfProfile}, since
 * every program loads that, and few use it.
 */
final class SlpfWords {

  /** The targets of allow and deny. */
  static final List<String> ADDRESS_TARGETS =
      List.of(
          Ipv4NetTarget.NAME,
          Ipv6NetTarget.NAME,
          Ipv4ConnectionTarget.NAME,
          Ipv6ConnectionTarget.NAME);

  /** The matrix of Commands. */
  static final Pairs PAIRS =
      Pairs.builder()
          .add(Action.QUERY, FeaturesTarget.NAME)
          .add(Action.ALLOW, ADDRESS_TARGETS)
          .add(Action.DENY, ADDRESS_TARGETS)
          .add(Action.DELETE, RuleNumber.NAME)
          .add(Action.UPDATE, FileTarget.NAME)
          .build();

  /** The target of delete. */
  static final TargetType<RuleNumber> RULE_NUMBER =
      new TargetType<>(
          RuleNumber.LOCAL_NAME,
          RuleNumber.class,
          RuleNumber.TYPE,
          "A rule by the number that it got.",
          "1234");

  private SlpfWords() {}
}
