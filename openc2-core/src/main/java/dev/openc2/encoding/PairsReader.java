// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads action/target pairs (oc2ls v1.0 §3.4.2.1). Where that is tolerated also in the shapes of
 * later drafts, where a profile's pairs stand under its namespace and name its targets without it.
 */
final class PairsReader {

  private PairsReader() {}

  static Pairs read(Node node) {
    return read(node, null);
  }

  static Pairs read(Node node, @Nullable Nsid namespace) {
    if (node.value() instanceof List<?> list
        && list.isEmpty()
        && node.tolerates(Tolerance.PAIRS_SHAPES)) {
      return Pairs.NONE;
    }
    Pairs.Builder pairs = Pairs.builder();
    Fields fields = node.object();
    if (fields.size() == 0 && !node.tolerates(Tolerance.EMPTY_IS_ABSENT)) {
      fields.malformed("pairs must not be empty");
    }
    fields.others((name, child) -> add(pairs, name, child, namespace));
    return fields.complete(pairs::build);
  }

  private static void add(Pairs.Builder pairs, String name, Node child, @Nullable Nsid namespace) {
    Optional<Action> action = Action.of(name);
    if (action.isPresent()) {
      pairs.add(action.get(), targets(child, namespace));
    } else if (namespace == null && child.isObject() && child.tolerates(Tolerance.PAIRS_SHAPES)) {
      read(child, child.checked(name, Nsid::of)).targetsByAction().forEach(pairs::add);
    } else {
      throw child.malformed(Printable.quote(name) + " is not an action");
    }
  }

  private static List<String> targets(Node node, @Nullable Nsid namespace) {
    if (node.tolerates(Tolerance.PAIRS_SHAPES)) {
      return node.list(Node::text).stream().map(name -> qualify(name, namespace)).toList();
    }
    List<String> names = node.list(PairsReader::target);
    if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
      throw node.malformed("targets are at least one, and each once");
    }
    return names;
  }

  private static String target(Node node) {
    String name = node.text();
    int colon = name.indexOf(':');
    boolean isTarget =
        colon < 0
            ? CoreTargets.BY_NAME.containsKey(name)
            : TargetReader.isLocalName(name.substring(colon + 1));
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
    boolean isLocal =
        namespace != null && name.indexOf(':') < 0 && !CoreTargets.BY_NAME.containsKey(name);
    return isLocal ? namespace + ":" + name : name;
  }
}
