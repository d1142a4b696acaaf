// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import java.util.ArrayList;
import java.util.List;

/** Reads and writes the text of an IPv6 address as eight groups of 16 bits. */
final class Ipv6Text {

  private static final String KIND = "an IPv6";
  private static final int GROUPS = 8;
  private static final int MAX_DIGITS = 4;
  private static final int HEX = 16;
  private static final String MAPPED = "::ffff:";

  private Ipv6Text() {}

  static int[] parse(String whole, String host) {
    if (host.indexOf('%') >= 0) {
      throw Prefix.problem(KIND, whole, "a zone has no meaning on another device");
    }
    int gap = host.indexOf("::");
    if (gap < 0) {
      List<Integer> groups = groups(whole, host, true);
      if (groups.size() != GROUPS) {
        throw Prefix.problem(KIND, whole, "eight groups are expected");
      }
      return groups.stream().mapToInt(Integer::intValue).toArray();
    }
    String left = host.substring(0, gap);
    String right = host.substring(gap + 2);
    List<Integer> before = left.isEmpty() ? List.of() : groups(whole, left, false);
    List<Integer> after = right.isEmpty() ? List.of() : groups(whole, right, true);
    if (before.size() + after.size() >= GROUPS) {
      throw Prefix.problem(
          KIND, whole, ":: stands for at least one group, and there are eight in all");
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < before.size(); i++) {
      groups[i] = before.get(i);
    }
    for (int i = 0; i < after.size(); i++) {
      groups[GROUPS - after.size() + i] = after.get(i);
    }
    return groups;
  }

  private static List<Integer> groups(String whole, String part, boolean mayEndInIpv4) {
    List<Integer> groups = new ArrayList<>(GROUPS);
    String[] pieces = part.split(":", GROUPS + 2);
    for (int i = 0; i < pieces.length; i++) {
      if (mayEndInIpv4 && i == pieces.length - 1 && pieces[i].indexOf('.') >= 0) {
        int ipv4 = Ipv4Net.parseAddress(KIND, whole, pieces[i]);
        groups.add(ipv4 >>> 16);
        groups.add(ipv4 & 0xFFFF);
      } else {
        groups.add(group(whole, pieces[i]));
      }
    }
    return groups;
  }

  private static int group(String whole, String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      throw Prefix.problem(KIND, whole, "a group has one to four hexadecimal digits");
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, HEX) : -1;
      if (digit < 0) {
        throw Prefix.problem(KIND, whole, "a group has one to four hexadecimal digits");
      }
      value = value * HEX + digit;
    }
    return value;
  }

  /**
   * Lower case, the longest run of two or more zero groups as ::, IPv4-mapped with a dotted end
   * (RFC 5952).
   */
  static String format(int[] groups) {
    if (isMapped(groups)) {
      return MAPPED + new Ipv4Net((groups[6] << 16) | groups[7], Ipv4Net.MAX_PREFIX);
    }
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
      i += run;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        out.append("::");
        i += length - 1;
      } else {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
          out.append(':');
        }
        out.append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }

  private static boolean isMapped(int[] groups) {
    for (int i = 0; i < 5; i++) {
      if (groups[i] != 0) {
        return false;
      }
    }
    return groups[5] == 0xFFFF;
  }
}
