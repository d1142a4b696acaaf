// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import java.util.ArrayList;
import java.util.List;

/**
 * The table without its rules: which packets come into it, and in which order they are looked at.
 *
 * <p>A packet that comes to the device itself passes {@code ingress}, one that the device sends
 * passes {@code egress}, and one that is forwarded passes both, since it comes in and goes out.
 * Each of the two looks first at what is allowed, and returns; then at what is dropped, and at last
 * at what is rejected. What the device says to itself is not looked at, nor the neighbour discovery
 * of IPv6, without which there is none.
 *
 * @param table the name of the table
 * @param priority its place among the tables of others at the same hook, the lower the earlier
 * @param outside the interfaces at which a forwarded packet comes in or goes out; none means that
 *     every interface is one
 * @param owner whose the table is, in letters and digits: two programs must not have one table.
 *     Empty if nobody is to be told
 */
record Layout(String table, int priority, List<String> outside, String owner) {

  /** With this begins the comment of each rule that does not look at a set. */
  static final String MARK = "layout ";

  private static final String OF = " of ";

  private static final String DISCOVERY =
      "icmpv6 type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit,"
          + " nd-neighbor-advert } return";

  Layout {
    outside = List.copyOf(outside);
  }

  /** How {@code nft} names the table. */
  String name() {
    return "inet " + table;
  }

  /** A table of this name without any rule, whatever there was before. */
  List<String> create() {
    List<String> lines = new ArrayList<>();
    lines.add("add table " + name());
    lines.add("delete table " + name());
    lines.add("add table " + name());
    for (String direction : List.of("ingress", "egress")) {
      for (String suffix : List.of("", "_drop", "_reject")) {
        lines.add("add chain " + name() + " " + direction + suffix);
      }
    }
    for (String hook : List.of("input", "output", "forward")) {
      lines.add(
          "add chain %s %s { type filter hook %s priority %d ; policy accept ; }"
              .formatted(name(), hook, hook, priority));
    }
    lines.addAll(rules());
    return lines;
  }

  private List<String> rules() {
    List<String> lines = new ArrayList<>();
    lines.add(rule("input", "iifname != \"lo\" jump ingress"));
    lines.add(rule("output", "oifname != \"lo\" jump egress"));
    lines.add(rule("forward", passing("iifname") + "jump ingress"));
    lines.add(rule("forward", passing("oifname") + "jump egress"));
    for (String direction : List.of("ingress", "egress")) {
      lines.add(rule(direction, DISCOVERY));
      lines.add(rule(direction, "jump " + direction + "_drop"));
      lines.add(rule(direction, "jump " + direction + "_reject"));
    }
    return lines;
  }

  private String passing(String interfaceName) {
    return outside.isEmpty()
        ? ""
        : interfaceName + " { \"" + String.join("\", \"", outside) + "\" } ";
  }

  private String rule(String chain, String statement) {
    return "add rule " + name() + " " + chain + " " + statement + " comment \"" + mark() + "\"";
  }

  /** What says of a rule that it is one of exactly this layout. */
  String mark() {
    // Long lists would not fit into a comment.
    String hash = Integer.toHexString((priority + "/" + outside).hashCode());
    return MARK + "1." + hash + (owner.isEmpty() ? "" : OF + owner);
  }

  /** The owner that such a mark names, or the empty text. */
  static String owner(String mark) {
    int of = mark.startsWith(MARK) ? mark.indexOf(OF) : -1;
    return of < 0 ? "" : mark.substring(of + OF.length());
  }

  /** How many rules have the mark. */
  int marks() {
    return rules().size();
  }

  /** A new set with what looks at it. */
  List<String> createSet(Shape shape) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "add set %s %s { type %s ; counter ; }"
            .formatted(name(), shape.setName(), shape.keyType()));
    for (String chain : shape.chains()) {
      for (String lookUp : shape.lookUps()) {
        lines.add(
            "%s rule %s %s %s %s comment \"%s\""
                .formatted(
                    shape.isFirst() ? "insert" : "add",
                    name(),
                    chain,
                    lookUp,
                    shape.statement(),
                    shape.setName()));
      }
    }
    return lines;
  }

  /** How many rules look at a set. */
  static int lookUps(Shape shape) {
    return shape.chains().size() * shape.lookUps().size();
  }

  String addElement(Place place, String comment) {
    return "add element %s %s { %s comment \"%s\" }"
        .formatted(name(), place.setName(), place.key(), comment);
  }

  String deleteElement(Place place) {
    return "delete element %s %s { %s }".formatted(name(), place.setName(), place.key());
  }
}
