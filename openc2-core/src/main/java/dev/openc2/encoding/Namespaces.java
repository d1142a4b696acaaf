// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Extension;
import dev.openc2.message.RawExtension;
import dev.openc2.profile.Codec;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the names of profiles, and what stands under them (oc2ls v1.0 §3.1.4). */
final class Namespaces {

  private final Profiles profiles;

  Namespaces(Profiles profiles) {
    this.profiles = profiles;
  }

  /** The profile of this namespace, or null if it is not loaded. */
  @Nullable Profile profile(Nsid nsid) {
    return profiles.get(nsid).orElse(null);
  }

  /** True for a namespace that may be named. */
  boolean isKnownName(Nsid nsid) {
    return profiles.isKnownName(nsid);
  }

  /** The namespace of this name at this place. */
  Nsid nsid(String text, Node place) {
    Nsid nsid;
    try {
      nsid = Nsid.of(text);
    } catch (IllegalArgumentException e) {
      throw place.malformed(Printable.quote(text) + " is not defined here");
    }
    if (!profiles.isKnownName(nsid)) {
      throw place.malformed(
          Printable.quote(text)
              + " is not defined here, and no namespace: those are registered or begin with x-");
    }
    checkLength(nsid, place);
    return nsid;
  }

  /** Any NSID as a text, also one that nobody registered. */
  static Nsid anyNsid(Node node) {
    Nsid nsid = node.text(Nsid::of);
    checkLength(nsid, node);
    return nsid;
  }

  private static void checkLength(Nsid nsid, Node place) {
    if (!nsid.isStandard() && !place.tolerates(Tolerance.LONG_NSID)) {
      throw place.malformed(Printable.quote(nsid.value()) + " has more than 16 characters");
    }
  }

  /** What stands under a namespace: as its profile reads it, or raw if it is not loaded. */
  Extension extension(
      String name, Node child, Function<Profile, Optional<Codec<? extends Extension>>> codecOf) {
    Nsid nsid = nsid(name, child);
    Object value = child.value();
    if (!(value instanceof Map)) {
      throw child.malformed(child.describe() + " is not an object");
    }
    Profile profile = profile(nsid);
    if (profile == null) {
      return new RawExtension(nsid, value);
    }
    return codecOf
        .apply(profile)
        .orElseThrow(() -> child.malformed("the profile " + nsid + " defines nothing here"))
        .reader()
        .apply(child);
  }
}
