// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.generator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Generators of plain trees, see {@code dev.openc2.tree}, without byte strings: JSON has none. */
public final class Trees {

  private static final int DEPTH = 3;
  private static final int TEXT = 20;

  private Trees() {}

  /** An object with at most four members. */
  public static Map<String, @Nullable Object> object(Choices choices) {
    return object(choices, DEPTH);
  }

  private static Map<String, @Nullable Object> object(Choices choices, int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    int count = choices.below(5);
    for (int i = 0; i < count; i++) {
      members.put("k" + choices.text(5), value(choices, depth - 1));
    }
    return members;
  }

  private static Object value(Choices choices, int depth) {
    return switch (choices.below(depth > 0 ? 6 : 4)) {
      case 0 -> choices.flag();
      case 1 -> choices.whole(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
      case 2 -> choices.text(TEXT);
      case 3 -> choices.below(1000) + 0.5;
      case 4 -> choices.list(0, 3, c -> value(c, depth - 1));
      default -> object(choices, depth);
    };
  }
}
