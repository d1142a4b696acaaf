// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Extension;
import dev.openc2.message.RawExtension;
import dev.openc2.profile.Profile;
import dev.openc2.tree.Language;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeSink;
import dev.openc2.type.Spelling;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The actuator of a Command (oc2ls v1.0 §3.3.1.3): {@code {"slpf": {…}}}, where that is tolerated
 * also {@code "slpf"}, which is what language 2.0 writes.
 */
final class ActuatorForm {

  private final Namespaces namespaces;

  ActuatorForm(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  ActuatorSpecifier read(Node node) {
    if (node.isText() && isTextAllowed(node)) {
      return ActuatorSpecifier.of(namespaces.nsid(node.text(), node));
    }
    Node child = node.only("an actuator", "profile");
    if (child.map().isEmpty()) {
      return ActuatorSpecifier.of(namespaces.nsid(child.key(), child));
    }
    Extension specifiers = namespaces.read(child.key(), child, Profile::specifiers);
    // Specifiers that are all null are none: so they are equal to what they are written as.
    boolean areNone = !(specifiers instanceof RawExtension) && areAllNull(child.map());
    return new ActuatorSpecifier(specifiers.nsid(), areNone ? null : specifiers);
  }

  private static boolean areAllNull(Map<String, @Nullable Object> members) {
    for (Object value : members.values()) {
      if (value != null) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTextAllowed(Node node) {
    return node.tolerates(Tolerance.ACTUATOR_AS_TEXT)
        || (node.key().equals("profile") && node.tolerates(Tolerance.PROFILE_FOR_ACTUATOR));
  }

  /** Language 2.0 has no specifiers: those keep the form of 1.0 under the name of 2.0. */
  void write(ActuatorSpecifier actuator, Spelling spelling, TreeSink sink) throws IOException {
    String nsid = actuator.nsid().value();
    Extension specifiers = actuator.specifiers();
    if (specifiers == null && spelling.language() == Language.V2_0) {
      sink.text(nsid);
      return;
    }
    sink.startObject(1);
    sink.key(nsid);
    if (specifiers == null) {
      sink.startObject(0);
      sink.endObject();
    } else {
      namespaces.write(specifiers, Profile::specifiers, spelling, sink);
    }
    sink.endObject();
  }
}
