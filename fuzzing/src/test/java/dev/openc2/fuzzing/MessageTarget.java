// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import dev.openc2.message.Message;
import dev.openc2.testkit.generator.Choices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A valid message, and the same with some places of its tree replaced. */
public final class MessageTarget {

  private static final int MAX_CHANGES = 4;
  private static final String[] NAMES = {
    "null",
    "action",
    "target",
    "args",
    "actuator",
    "profile",
    "pairs",
    "features",
    "ipv4_net",
    "ipv6_net",
    "slpf",
    "slpf:rule_number",
    "slpf/rule_number",
    "x-log",
    "rule_number",
    "query",
    "deny",
    "1.2.3.4/8",
    "::1/0",
    "results",
    "versions",
    "rate_limit",
    "to",
    "from",
    "",
    "er"
  };

  private MessageTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Choices choices = Choices.of(input);
    int changes = choices.below(MAX_CHANGES + 1);
    Message message = Slpf.MESSAGES.message(choices);
    Oracle.roundTrip(message, Oracle.LENIENT);
    Oracle.roundTrip(message, Oracle.STRICT);
    Object tree = Oracle.LENIENT.tree(message);
    for (int i = 0; i < changes; i++) {
      tree = changed(tree, choices);
    }
    if (tree != null) {
      Oracle.tree(tree);
    }
  }

  /** Goes down to a place and puts something else there. */
  private static @Nullable Object changed(@Nullable Object tree, Choices choices) {
    if (tree instanceof Map<?, ?> map && !map.isEmpty() && choices.below(8) > 0) {
      return changedMember(map, choices);
    }
    if (tree instanceof List<?> list && !list.isEmpty() && choices.below(8) > 0) {
      List<@Nullable Object> elements = new ArrayList<>(list);
      int index = choices.below(elements.size());
      elements.set(index, changed(elements.get(index), choices));
      return elements;
    }
    return other(tree, choices);
  }

  private static Object changedMember(Map<?, ?> map, Choices choices) {
    int which = choices.below(map.size());
    int what = choices.below(8);
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      boolean isIt = which-- == 0;
      if (!isIt) {
        members.put((String) member.getKey(), member.getValue());
      } else if (what == 1) {
        members.put(choices.oneOf(NAMES), member.getValue());
      } else if (what == 2) {
        members.put((String) member.getKey(), member.getValue());
        members.put(choices.oneOf(NAMES), other(member.getValue(), choices));
      } else if (what != 3) {
        members.put((String) member.getKey(), changed(member.getValue(), choices));
      }
    }
    return members;
  }

  private static @Nullable Object other(@Nullable Object value, Choices choices) {
    return switch (choices.below(10)) {
      case 0 -> null;
      case 1 -> choices.oneOf(NAMES);
      case 2 -> choices.text(80);
      case 3 -> choices.whole(-1, 600);
      case 4 -> choices.bits();
      case 5 -> (double) choices.whole(-1, 600) / 2;
      case 6 -> new LinkedHashMap<String, Object>();
      case 7 -> List.of();
      case 8 -> {
        Map<String, @Nullable Object> wrapped = new LinkedHashMap<>();
        wrapped.put(choices.oneOf(NAMES), value);
        yield wrapped;
      }
      default -> value == null ? true : List.of(value, value);
    };
  }
}
