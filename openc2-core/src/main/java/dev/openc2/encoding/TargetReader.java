// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.profile.Codec;
import dev.openc2.profile.Profile;
import dev.openc2.target.ProfileTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UnknownTarget;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the target of a Command: exactly one, of the language or of a profile (oc2ls v1.0
 * §3.3.1.2). A profile's target is spelt {@code nsid:name}; where that is tolerated also {@code
 * nsid/name} and {@code {"nsid": {"name": …}}}.
 */
final class TargetReader {

  private static final Pattern LOCAL_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{0,63}");

  private final Namespaces namespaces;

  TargetReader(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  /** True for what may stand behind the namespace and its colon. */
  static boolean isLocalName(String text) {
    return LOCAL_NAME.matcher(text).matches();
  }

  Target read(Node node) {
    Fields fields = node.object();
    if (fields.size() != 1) {
      throw node.malformed("a target has exactly one type, not " + fields.size());
    }
    AtomicReference<@Nullable Target> target = new AtomicReference<>();
    fields.others((name, child) -> target.set(choose(name, child)));
    return fields.complete(() -> Objects.requireNonNull(target.get()));
  }

  private Target choose(String name, Node child) {
    Codec<? extends Target> core = CoreTargets.BY_NAME.get(name);
    if (core != null) {
      return core.reader().apply(child);
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
    Profile profile = namespaces.profile(nsid);
    Codec<? extends ProfileTarget> codec =
        profile == null ? null : profile.targets().get(localName);
    if (codec != null) {
      return codec.reader().apply(child);
    }
    return new UnknownTarget(nsid + ":" + localName, child.value());
  }

  private @Nullable Target nested(String name, Node child) {
    Nsid nsid;
    try {
      nsid = Nsid.of(name);
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (!namespaces.isKnownName(nsid) || !child.isObject() || child.object().size() != 1) {
      return null;
    }
    AtomicReference<@Nullable Target> target = new AtomicReference<>();
    Fields fields = child.object();
    fields.others((localName, value) -> target.set(profileTarget(nsid, localName, value)));
    return fields.complete(() -> Objects.requireNonNull(target.get()));
  }
}
