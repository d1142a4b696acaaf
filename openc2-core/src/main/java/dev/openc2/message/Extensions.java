// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.Nsid;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The extensions of one place, at most one per namespace, in the order in which they came.
 *
 * @param byNsid the extensions by their namespace
 */
public record Extensions(Map<Nsid, Extension> byNsid) {

  /** No extension. */
  public static final Extensions NONE = new Extensions(Map.of());

  /** Copies the map and checks that each extension stands under its own namespace. */
  public Extensions {
    // Nearly always there is one or none.
    byNsid =
        byNsid.size() <= 1
            ? Map.copyOf(byNsid)
            : Collections.unmodifiableMap(new LinkedHashMap<>(byNsid));
    byNsid.forEach(
        (nsid, extension) -> {
          if (!extension.nsid().equals(nsid)) {
            throw new IllegalArgumentException(extension.nsid() + " stands under " + nsid);
          }
        });
  }

  /** These extensions; throws {@link IllegalArgumentException} if two share a namespace. */
  public static Extensions of(Collection<? extends Extension> extensions) {
    if (extensions.isEmpty()) {
      return NONE;
    }
    if (extensions.size() == 1) {
      Extension only = extensions.iterator().next();
      return new Extensions(Map.of(only.nsid(), only));
    }
    Map<Nsid, Extension> byNsid = new LinkedHashMap<>();
    for (Extension extension : extensions) {
      if (byNsid.put(extension.nsid(), extension) != null) {
        throw new IllegalArgumentException("the namespace " + extension.nsid() + " is there twice");
      }
    }
    return new Extensions(byNsid);
  }

  /** These extensions. */
  public static Extensions of(Extension... extensions) {
    return of(List.of(extensions));
  }

  /** True if there is none. */
  public boolean isEmpty() {
    return byNsid.isEmpty();
  }

  /** The extension of this type, if there is one. */
  public <T extends Extension> Optional<T> get(Class<T> type) {
    for (Extension extension : byNsid.values()) {
      if (type.isInstance(extension)) {
        return Optional.of(type.cast(extension));
      }
    }
    return Optional.empty();
  }
}
