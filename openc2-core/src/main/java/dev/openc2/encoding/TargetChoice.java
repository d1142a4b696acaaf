// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.profile.Profiles;
import dev.openc2.target.ProfileTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UnknownTarget;
import dev.openc2.tree.Language;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeSink;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.Spelling;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target of a Command: exactly one, of the language or of a profile (oc2ls v1.0 §3.3.1.2). A
 * profile's target is spelt {@code nsid:name}; where that is tolerated also {@code nsid/name} and
 * {@code {"nsid": {"name": …}}}, which is what language 2.0 writes.
 */
final class TargetChoice {

  private static final int MAX_LOCAL_NAME = 64;
  private static final Map<String, TargetType<?>> CORE = CoreTargets.byName();

  private final Namespaces namespaces;
  private final Profiles profiles;

  TargetChoice(Namespaces namespaces) {
    this.namespaces = namespaces;
    this.profiles = namespaces.profiles();
  }

  /** True for what may stand behind the namespace and its colon. */
  static boolean isLocalName(String text) {
    return isLocalName(text, 0);
  }

  /** The same for the rest of a text; by hand, as a peer may list very many of them. */
  static boolean isLocalName(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isLetterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isLetterOrDigit && (c != '_' || i == start)) {
        return false;
      }
    }
    return text.length() > start && text.length() - start <= MAX_LOCAL_NAME;
  }

  /** True for a target of the language. */
  static boolean isCore(String name) {
    return CORE.containsKey(name);
  }

  Target read(Node node) {
    Node child = node.only("a target", "type");
    String name = child.key();
    TargetType<?> core = CORE.get(name);
    if (core != null) {
      return core.read(child);
    }
    boolean isAnySpelling = child.tolerates(Tolerance.TARGET_SPELLINGS);
    int separator = name.indexOf(':');
    if (separator < 0 && isAnySpelling) {
      separator = name.indexOf('/');
    }
    if (separator >= 0) {
      Nsid nsid = namespaces.nsid(name.substring(0, separator), child);
      return profileTarget(nsid, name.substring(separator + 1), child);
    }
    Target nested = isAnySpelling ? nested(name, child) : null;
    if (nested != null) {
      return nested;
    }
    throw child.malformed(Printable.quote(name) + " is not a target of the language");
  }

  private Target profileTarget(Nsid nsid, String localName, Node child) {
    if (!isLocalName(localName)) {
      throw child.malformed(Printable.quote(localName) + " is not the name of a target");
    }
    TargetType<? extends ProfileTarget> type = profiles.target(nsid, localName).orElse(null);
    return type == null
        ? new UnknownTarget(nsid + ":" + localName, child.value())
        : type.read(child);
  }

  private @Nullable Target nested(String name, Node child) {
    Nsid nsid;
    try {
      nsid = Nsid.of(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
    boolean isOne = child.value() instanceof Map<?, ?> map && map.size() == 1;
    if (!isOne || !profiles.isKnownName(nsid)) {
      return null;
    }
    Node value = child.only("a target", "type");
    return profileTarget(nsid, value.key(), value);
  }

  void write(Target target, Spelling spelling, TreeSink sink) throws IOException {
    String name = target.name();
    int colon = spelling.language() == Language.V2_0 ? name.indexOf(':') : -1;
    sink.startObject(1);
    if (colon < 0) {
      sink.key(name);
      value(target, spelling, sink);
    } else {
      sink.key(name.substring(0, colon));
      sink.startObject(1);
      sink.key(name.substring(colon + 1));
      value(target, spelling, sink);
      sink.endObject();
    }
    sink.endObject();
  }

  private void value(Target target, Spelling spelling, TreeSink sink) throws IOException {
    if (target instanceof UnknownTarget unknown) {
      sink.tree(unknown.tree());
    } else {
      type(target).write(target, spelling, sink);
    }
  }

  private TargetType<?> type(Target target) {
    TargetType<?> core = CORE.get(target.name());
    if (core != null) {
      return core;
    }
    if (target instanceof ProfileTarget profileTarget) {
      return profiles
          .target(profileTarget.nsid(), profileTarget.localName())
          .orElseThrow(
              () -> new IllegalArgumentException("no loaded profile defines " + target.name()));
    }
    throw new IllegalArgumentException(target.name() + " is not a target of the language");
  }
}
