// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Extension;
import dev.openc2.message.Extensions;
import dev.openc2.message.RawExtension;
import dev.openc2.profile.Profile;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import dev.openc2.type.Others;
import dev.openc2.type.RecordType;
import dev.openc2.type.Spelling;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes the names of profiles, and what stands under them (oc2ls v1.0 §3.1.4). */
final class Namespaces {

  /** Which of its records a profile has at a place. */
  interface Place extends Function<Profile, Optional<RecordType<? extends Extension>>> {}

  private final Profiles profiles;

  Namespaces(Profiles profiles) {
    this.profiles = profiles;
  }

  Profiles profiles() {
    return profiles;
  }

  /** The namespace of this name at this place. */
  Nsid nsid(String text, Node node) {
    Profile profile = profiles.get(text).orElse(null);
    if (profile != null) {
      checkLength(profile.nsid(), node);
      return profile.nsid();
    }
    Nsid nsid;
    try {
      nsid = Nsid.of(text);
    } catch (IllegalArgumentException e) {
      throw node.malformed(Printable.quote(text) + " is not defined here");
    }
    if (!profiles.isKnownName(nsid)) {
      throw node.malformed(
          Printable.quote(text)
              + " is not defined here, and no namespace: those are registered or begin with x-");
    }
    checkLength(nsid, node);
    return nsid;
  }

  /** Any NSID as a text, also one that nobody registered. */
  static Nsid anyNsid(Node node) {
    Nsid nsid = node.text(Nsid::of);
    checkLength(nsid, node);
    return nsid;
  }

  private static void checkLength(Nsid nsid, Node node) {
    if (!nsid.isStandard() && !node.tolerates(Tolerance.LONG_NSID)) {
      throw node.malformed(Printable.quote(nsid.value()) + " has more than 16 characters");
    }
  }

  /** What stands under a namespace: as its profile reads it, or raw if it is not loaded. */
  Extension read(String name, Node child, Place place) {
    Nsid nsid = nsid(name, child);
    Object value = child.value();
    if (!(value instanceof Map)) {
      throw child.malformed(child.describe() + " is not an object");
    }
    Profile profile = profiles.get(name).orElse(null);
    if (profile == null) {
      return new RawExtension(nsid, value);
    }
    return place
        .apply(profile)
        .orElseThrow(() -> child.malformed("the profile " + nsid + " defines nothing here"))
        .read(child);
  }

  /** Writes an extension. */
  void write(Extension extension, Place place, Spelling spelling, TreeSink sink)
      throws IOException {
    if (extension instanceof RawExtension raw) {
      sink.tree(raw.tree());
    } else {
      type(extension, place).writeAny(extension, spelling, sink);
    }
  }

  private RecordType<? extends Extension> type(Extension extension, Place place) {
    return profiles
        .get(extension.nsid())
        .flatMap(place)
        .orElseThrow(
            () -> new IllegalArgumentException("no loaded profile defines " + extension.nsid()));
  }

  /** What stands under the namespaces of extensions. */
  Map<String, TreeSource> sources(Extensions extensions, Place place, Spelling spelling) {
    if (extensions.isEmpty()) {
      return Map.of();
    }
    if (extensions.byNsid().size() == 1) {
      // Nearly always.
      Extension only = extensions.byNsid().values().iterator().next();
      return Map.of(only.nsid().value(), source(only, place, spelling));
    }
    Map<String, TreeSource> sources = new LinkedHashMap<>();
    extensions
        .byNsid()
        .forEach(
            (nsid, extension) -> sources.put(nsid.value(), source(extension, place, spelling)));
    return sources;
  }

  private TreeSource source(Extension extension, Place place, Spelling spelling) {
    return sink -> write(extension, place, spelling, sink);
  }

  /** The members of a record that stand for profiles. */
  <T> Others<T, Extension> others(Place place, Function<T, Extensions> getter) {
    return new Others<>(
        (name, child) -> read(name, child, place),
        (holder, spelling) -> sources(getter.apply(holder), place, spelling));
  }
}
