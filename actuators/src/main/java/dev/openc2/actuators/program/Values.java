// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.actuator.Invocation;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extension;
import dev.openc2.profile.Profile;
import dev.openc2.target.Target;
import dev.openc2.type.RecordType;
import dev.openc2.type.Spelling;
import dev.openc2.type.TargetType;
import dev.openc2.type.Type;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one Command says, as texts by path. */
final class Values {

  /** What is to be done: none of it may be passed over. */
  private final Map<String, String> said = new LinkedHashMap<>();

  /** Parts of that, and who says it. */
  private final Map<String, String> derived = new HashMap<>();

  private Values() {}

  /** Those of a Command whose target is of the type. */
  static Values of(
      Command command,
      Invocation invocation,
      Profile profile,
      TargetType<? extends Target> target,
      Words words) {
    Values values = new Values();
    values.flatten(command.target().name(), tree(target.type(), command.target()));
    values.addArgs(command.args(), profile);
    words.nets().forEach(values::split);
    values.derive(Words.FROM, invocation.from());
    values.derive(Words.REQUEST_ID, invocation.requestId());
    values.derive(Words.COMMAND_ID, invocation.commandId());
    return values;
  }

  /** What specifiers say, by their names. */
  static Map<String, String> ofSpecifiers(RecordType<? extends Extension> type, Extension said) {
    Values values = new Values();
    values.flatten("", tree(type, said));
    Map<String, String> byName = new HashMap<>();
    values.said.forEach((path, value) -> byName.put(path.substring(1), value));
    return byName;
  }

  @SuppressWarnings("unchecked") // it is a value of the type: it was read as one
  private static <T> Object tree(Type<T> type, Object value) {
    return type.write((T) value, Spelling.DEFAULT);
  }

  private void flatten(String path, Object node) {
    if (node instanceof Map<?, ?> members) {
      members.forEach((name, value) -> flatten(path + "." + name, Objects.requireNonNull(value)));
    } else if (node instanceof List<?>) {
      // No template can name it, so it is refused.
      said.put(path + "[]", "");
    } else {
      said.put(path, node.toString());
    }
  }

  private void addArgs(Args args, Profile profile) {
    say(Words.START_TIME, millis(args.startTime()));
    say(Words.STOP_TIME, millis(args.stopTime()));
    say(Words.DURATION, millis(args.duration()));
    args.extensions()
        .byNsid()
        .forEach(
            (nsid, extension) -> {
              Optional<RecordType<? extends Extension>> type =
                  profile.args().filter(known -> known.javaType().isInstance(extension));
              if (type.isPresent() && nsid.equals(profile.nsid())) {
                flatten(Words.ARGS + nsid, tree(type.get(), extension));
              } else {
                said.put(Words.ARGS + nsid, "");
              }
            });
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  private static @Nullable Long millis(@Nullable Duration time) {
    return time == null ? null : time.toMillis();
  }

  private void say(String path, @Nullable Object value) {
    if (value != null) {
      said.put(path, value.toString());
    }
  }

  private void derive(String path, @Nullable Object value) {
    if (value != null) {
      derived.put(path, value.toString());
    }
  }

  /** The bits below the prefix mean nothing, and no program is to guess what they might. */
  private void split(String path) {
    String text = said.get(path);
    if (text == null) {
      return;
    }
    String net =
        text.indexOf(':') >= 0
            ? Ipv6Net.parse(text).network().toString()
            : Ipv4Net.parse(text).network().toString();
    int slash = net.indexOf('/');
    said.put(path, net);
    derived.put(path + Words.ADDRESS, slash < 0 ? net : net.substring(0, slash));
    int whole = net.indexOf(':') >= 0 ? Ipv6Net.MAX_PREFIX : Ipv4Net.MAX_PREFIX;
    derived.put(
        path + Words.PREFIX, slash < 0 ? Integer.toString(whole) : net.substring(slash + 1));
  }

  /** What stands under a path, or null. */
  @Nullable String get(String path) {
    String value = said.get(path);
    return value == null ? derived.get(path) : value;
  }

  /** What the Command says and those paths do not pass on; empty if that is nothing. */
  Optional<String> passedOver(Set<String> passedOn) {
    Predicate<String> isPassedOn =
        path -> passedOn.contains(path) || isPassedOnInParts(path, passedOn);
    return said.keySet().stream().filter(isPassedOn.negate()).findFirst();
  }

  private boolean isPassedOnInParts(String path, Set<String> passedOn) {
    boolean isSingle = said.getOrDefault(path, "").indexOf('/') < 0;
    return passedOn.contains(path + Words.ADDRESS)
        && (isSingle || passedOn.contains(path + Words.PREFIX));
  }
}
