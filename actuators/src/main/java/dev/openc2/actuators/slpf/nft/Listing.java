// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.PacketFilterException;
import dev.openc2.actuators.slpf.Traffic;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.Limits;
import dev.openc2.tree.InvalidMessageException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel says that our table holds.
 *
 * @param sets the names of its sets
 * @param elements what has matched each element so far; an element is known by its set and its
 *     comment
 * @param rules how many rules there are with each comment; the empty text stands for none
 */
record Listing(Set<String> sets, Map<Mark, Traffic> elements, Map<String, Integer> rules) {

  /** Of a table that is not there. */
  static final Listing NOTHING = new Listing(Set.of(), Map.of(), Map.of());

  private static final Limits LIMITS = new Limits(Integer.MAX_VALUE, 64, Integer.MAX_VALUE);

  /** An element: its set, and the comment that says whose it is. */
  record Mark(String set, String comment) {}

  Listing {
    sets = Set.copyOf(sets);
    elements = Map.copyOf(elements);
    rules = Map.copyOf(rules);
  }

  /** Reads what {@code nft -j} wrote. */
  static Listing parse(String json) {
    Object tree;
    try {
      tree = Encodings.JSON.read(line(json), LIMITS);
    } catch (InvalidMessageException e) {
      throw new PacketFilterException("nft wrote what is not its JSON: " + e.getMessage(), e);
    }
    Set<String> sets = new HashSet<>();
    Map<Mark, Traffic> elements = new HashMap<>();
    Map<String, Integer> rules = new HashMap<>();
    for (Object item : list(member(tree, "nftables"))) {
      Object set = member(item, "set");
      Object rule = member(item, "rule");
      if (set != null) {
        String name = text(member(set, "name"));
        sets.add(name);
        list(member(set, "elem")).forEach(element -> readElement(name, element, elements));
      } else if (rule != null) {
        rules.merge(text(member(rule, "comment")), 1, Integer::sum);
      }
    }
    return new Listing(sets, elements, rules);
  }

  /**
   * True if there are rules, and each is neither of a layout of ours nor looks at a set of ours.
   */
  boolean isOfSomebodyElse() {
    return !rules.isEmpty()
        && rules.keySet().stream()
            .noneMatch(comment -> comment.startsWith(Layout.MARK) || sets.contains(comment));
  }

  /** Whom the table says to be its owner; empty if it does not. */
  Set<String> owners() {
    return rules.keySet().stream()
        .map(Layout::owner)
        .filter(owner -> !owner.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The program may have a word of warning before it. */
  private static byte[] line(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith("{"))
        .findFirst()
        .orElse("")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void readElement(String set, @Nullable Object node, Map<Mark, Traffic> elements) {
    Object element = member(node, "elem");
    Object counter = member(element, "counter");
    Traffic traffic =
        new Traffic(whole(member(counter, "packets")), whole(member(counter, "bytes")));
    // One that has no comment is not ours; as one of an empty comment it is nobody's.
    elements.put(new Mark(set, text(member(element, "comment"))), traffic);
  }

  private static @Nullable Object member(@Nullable Object node, String name) {
    return node instanceof Map<?, ?> object ? object.get(name) : null;
  }

  private static List<?> list(@Nullable Object node) {
    return node instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object node) {
    return node instanceof String text ? text : "";
  }

  private static long whole(@Nullable Object node) {
    return node instanceof Number number ? number.longValue() : 0;
  }
}
