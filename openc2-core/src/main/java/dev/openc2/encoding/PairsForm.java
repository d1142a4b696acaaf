// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeSink;
import dev.openc2.type.ListType;
import dev.openc2.type.PlainType;
import dev.openc2.type.RecordType;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Action/target pairs (oc2ls v1.0 §3.4.2.1). Where that is tolerated also in the shapes of later
 * drafts, where a profile's pairs stand under its namespace and name its targets without it.
 */
final class PairsForm {

  private static final ListType<String> TARGETS =
      ListType.of(PlainType.of("Target", PairsForm::target, Function.identity()))
          .named("Targets")
          .notEmpty()
          .unique();

  /** Of all actions and profiles together. */
  static final int MAX_TARGETS = 4096;

  /** All actions, and as many profiles as there may be anywhere. */
  private static final int MAX_MEMBERS = RecordType.MAX_OTHERS + Action.values().length;

  private PairsForm() {}

  static Pairs read(Node node) {
    return read(node, null);
  }

  /**
   * Reads pairs.
   *
   * @param namespace under which they stand; null for those of all profiles together
   */
  static Pairs read(Node node, @Nullable Nsid namespace) {
    if (node.value() instanceof List<?> list
        && list.isEmpty()
        && node.tolerates(Tolerance.PAIRS_SHAPES)) {
      return Pairs.NONE;
    }
    if (node.map().isEmpty() && !node.tolerates(Tolerance.EMPTY_IS_ABSENT)) {
      throw node.malformed("pairs must not be empty");
    }
    if (node.map().size() > MAX_MEMBERS) {
      throw node.malformed("pairs have more than " + MAX_MEMBERS + " actions and profiles");
    }
    Pairs.Builder pairs = Pairs.builder();
    node.members((name, child) -> add(pairs, name, child, namespace));
    return pairs.build();
  }

  /** How many targets stand in pairs, by actions or by profiles and actions. */
  static int count(@Nullable Object pairs) {
    int count = 0;
    if (pairs instanceof Map<?, ?> members && members.size() <= MAX_MEMBERS) {
      for (Object member : members.values()) {
        count += member instanceof List<?> list ? list.size() : count(member);
      }
    }
    return count;
  }

  private static void add(Pairs.Builder pairs, String name, Node child, @Nullable Nsid namespace) {
    Optional<Action> action = Action.of(name);
    if (action.isPresent()) {
      pairs.add(action.get(), targets(child, namespace));
    } else if (namespace == null && child.isObject() && child.tolerates(Tolerance.PAIRS_SHAPES)) {
      pairs.addAll(read(child, child.checked(name, Nsid::of)));
    } else {
      throw child.malformed(Printable.quote(name) + " is not an action");
    }
  }

  private static List<String> targets(Node node, @Nullable Nsid namespace) {
    if (node.tolerates(Tolerance.PAIRS_SHAPES)) {
      return node.list(name -> qualify(name.text(), namespace));
    }
    return TARGETS.read(node);
  }

  private static String target(Node node) {
    String name = node.text();
    int colon = name.indexOf(':');
    boolean isTarget =
        colon < 0 ? TargetChoice.isCore(name) : TargetChoice.isLocalName(name, colon + 1);
    if (!isTarget) {
      throw node.malformed(node.describe() + " is not the name of a target");
    }
    if (colon >= 0) {
      node.checked(name.substring(0, colon), Nsid::of);
    }
    return name;
  }

  private static String qualify(String name, @Nullable Nsid namespace) {
    if (name.indexOf('/') > 0) {
      return name.replace('/', ':');
    }
    boolean isLocal = namespace != null && name.indexOf(':') < 0 && !TargetChoice.isCore(name);
    return isLocal ? namespace + ":" + name : name;
  }

  /**
   * Writes pairs.
   *
   * @param namespace which is left out in the names of targets; null leaves out none
   */
  static void write(Pairs pairs, @Nullable Nsid namespace, TreeSink sink) throws IOException {
    String prefix = namespace == null ? null : namespace + ":";
    sink.startObject(pairs.targetsByAction().size());
    for (Map.Entry<Action, Set<String>> entry : pairs.targetsByAction().entrySet()) {
      sink.key(entry.getKey().wireName());
      sink.startList(entry.getValue().size());
      for (String name : entry.getValue()) {
        sink.text(withoutPrefix(name, prefix));
      }
      sink.endList();
    }
    sink.endObject();
  }

  private static String withoutPrefix(String name, @Nullable String prefix) {
    return prefix != null && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }
}
