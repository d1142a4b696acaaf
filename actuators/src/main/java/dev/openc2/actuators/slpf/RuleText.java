// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6ConnectionTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.Target;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.L4Protocol;
import dev.openc2.value.Printable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rules as lines of text, in the words of the command line: {@code deny ipv4_net 203.0.113.0/24
 * number=7 drop_process=reject}. The store of rules and rule files have them.
 */
final class RuleText {

  private static final List<String> SETTINGS =
      List.of("number", "direction", "drop_process", "persistent", "owner", "command");

  private static final List<String> PARTS =
      List.of("protocol", "src_addr", "src_port", "dst_addr", "dst_port");

  private RuleText() {}

  /** Everything that a rule says, on one line. */
  static String format(FilterRule rule) {
    StringBuilder line = new StringBuilder(rule.describe());
    line.append(" number=").append(rule.number());
    line.append(" direction=").append(rule.direction().wireName());
    if (rule.verdict() == Verdict.DENY) {
      line.append(" drop_process=").append(rule.dropProcess().wireName());
    }
    line.append(" persistent=").append(rule.persistent());
    if (rule.owner() != null) {
      line.append(" owner=").append(URLEncoder.encode(rule.owner(), StandardCharsets.UTF_8));
    }
    if (rule.command() != null) {
      line.append(" command=").append(rule.command());
    }
    return line.toString();
  }

  /**
   * Reads a line. What it does not say is as the profile has it for a Command: both directions,
   * nobody is told, persistent.
   *
   * @param number the number of a rule whose line has none, or null if it needs one
   * @throws IllegalArgumentException with the end of a sentence if it is no rule
   */
  static FilterRule parse(String line, @Nullable RuleNumber number) {
    String[] words = line.strip().split("\\s+");
    if (words.length < 3) {
      throw new IllegalArgumentException("a rule is an action, a target and what it names");
    }
    Map<String, String> settings =
        pairs(List.of(words).subList(3, words.length), SETTINGS, "a setting of a rule");
    String given = settings.get("number");
    RuleNumber effective = given == null ? number : new RuleNumber(whole("number", given));
    if (effective == null) {
      throw new IllegalArgumentException("the rule has no number");
    }
    String owner = settings.get("owner");
    String command = settings.get("command");
    return new FilterRule(
        effective,
        word("an action", Verdict.values(), Verdict::wireName, words[0]),
        target(words[1], words[2]),
        word(
            "direction",
            Direction.values(),
            Direction::wireName,
            settings.getOrDefault("direction", Direction.BOTH.wireName())),
        word(
            "drop_process",
            DropProcess.values(),
            DropProcess::wireName,
            settings.getOrDefault("drop_process", DropProcess.NONE.wireName())),
        truth(settings.getOrDefault("persistent", "true")),
        owner == null ? null : URLDecoder.decode(owner, StandardCharsets.UTF_8),
        command == null ? null : new CommandKey(command));
  }

  private static Target target(String name, String text) {
    return switch (name) {
      case Ipv4NetTarget.NAME -> new Ipv4NetTarget(Ipv4Net.parse(text));
      case Ipv6NetTarget.NAME -> new Ipv6NetTarget(Ipv6Net.parse(text));
      case Ipv4ConnectionTarget.NAME -> {
        Map<String, String> parts = parts(text);
        yield new Ipv4ConnectionTarget(
            read(parts, "src_addr", Ipv4Net::parse),
            port(parts, "src_port"),
            read(parts, "dst_addr", Ipv4Net::parse),
            port(parts, "dst_port"),
            protocol(parts));
      }
      case Ipv6ConnectionTarget.NAME -> {
        Map<String, String> parts = parts(text);
        yield new Ipv6ConnectionTarget(
            read(parts, "src_addr", Ipv6Net::parse),
            port(parts, "src_port"),
            read(parts, "dst_addr", Ipv6Net::parse),
            port(parts, "dst_port"),
            protocol(parts));
      }
      default ->
          throw new IllegalArgumentException(
              Printable.quote(name)
                  + " is not one of "
                  + String.join(", ", SlpfWords.ADDRESS_TARGETS));
    };
  }

  private static Map<String, String> parts(String text) {
    return pairs(List.of(text.split(",", -1)), PARTS, "a part of a connection");
  }

  private static Map<String, String> pairs(List<String> words, List<String> known, String kind) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (equals < 0 || !known.contains(name)) {
        throw new IllegalArgumentException(
            Printable.quote(word)
                + " is not "
                + kind
                + ", which are "
                + String.join(", ", known)
                + ", each with = and a value");
      }
      if (pairs.put(name, word.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(name + " is there twice");
      }
    }
    return pairs;
  }

  private static <T> @Nullable T read(
      Map<String, String> parts, String name, Function<String, T> reader) {
    String text = parts.get(name);
    return text == null ? null : reader.apply(text);
  }

  private static @Nullable Integer port(Map<String, String> parts, String name) {
    String text = parts.get(name);
    return text == null ? null : Math.toIntExact(whole(name, text));
  }

  private static @Nullable L4Protocol protocol(Map<String, String> parts) {
    String text = parts.get("protocol");
    return text == null ? null : word("protocol", L4Protocol.values(), L4Protocol::wireName, text);
  }

  private static <E> E word(String kind, E[] all, Function<E, String> name, String text) {
    return Arrays.stream(all)
        .filter(one -> name.apply(one).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    kind
                        + ": "
                        + Printable.quote(text)
                        + " is not one of "
                        + String.join(", ", Arrays.stream(all).map(name).toList())));
  }

  private static long whole(String name, String text) {
    if (!text.matches("-?[0-9]{1,16}")) {
      throw new IllegalArgumentException(
          name + ": " + Printable.quote(text) + " is not a whole number");
    }
    return Long.parseLong(text);
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(
          "persistent: " + Printable.quote(text) + " is neither true nor false");
    }
    return text.equals("true");
  }
}
