// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.validate;

import dev.openc2.tree.Fault;
import dev.openc2.value.Printable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault and what stands at its place.
 *
 * @param value a text, cut and made printable, a number, or true or false; null if nothing or
 *     something else stands there
 */
record Finding(Fault fault, @Nullable Object value) {

  /**
   * Looks the place of a fault up.
   *
   * @param tree the document, or null if it could not be parsed
   */
  static Finding of(Fault fault, @Nullable Object tree) {
    Object value = tree;
    for (String key : keys(fault.pointer())) {
      value = child(value, key);
    }
    return new Finding(fault, scalar(value));
  }

  /** The keys of a JSON pointer (RFC 6901). */
  private static List<String> keys(String pointer) {
    return pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/", -1));
  }

  private static @Nullable Object child(@Nullable Object parent, String escapedKey) {
    if (parent instanceof Map<?, ?> map) {
      return map.get(escapedKey.replace("~1", "/").replace("~0", "~"));
    }
    return parent instanceof List<?> list ? element(list, escapedKey) : null;
  }

  private static @Nullable Object element(List<?> list, String index) {
    try {
      int number = Integer.parseInt(index);
      return number >= 0 && number < list.size() ? list.get(number) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    if (value instanceof String text) {
      return Printable.cut(text, Printable.MAX_LENGTH);
    }
    boolean isPlain = value instanceof Long || value instanceof Double || value instanceof Boolean;
    return isPlain ? value : null;
  }
}
