// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.provider.Providers;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The encodings that a program knows; immutable. JSON and CBOR are always there. */
public final class Encodings {

  /** JSON as of RFC 7493: what every OpenC2 implementation understands (oc2ls v1.0 §3.1.5). */
  public static final Encoding JSON = new JsonEncoding();

  /** CBOR with the keys and texts of JSON, which is what peers on the wire understand. */
  public static final Encoding CBOR = new CborEncoding();

  private final Map<String, Encoding> byName;

  private Encodings(Map<String, Encoding> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /**
   * The two built in and those given; throws {@link IllegalArgumentException} if two claim one
   * name.
   */
  public static Encodings with(Iterable<Encoding> others) {
    Map<String, Encoding> byName = new LinkedHashMap<>();
    byName.put(JSON.name(), JSON);
    byName.put(CBOR.name(), CBOR);
    for (Encoding encoding : others) {
      if (byName.putIfAbsent(encoding.name(), encoding) != null) {
        throw new IllegalArgumentException("two encodings claim the name " + encoding.name());
      }
    }
    return new Encodings(byName);
  }

  /** The two built in and every other on the class path. */
  public static Encodings installed() {
    return with(Providers.load(Encoding.class));
  }

  /** The encoding of this name, if it is known. */
  public Optional<Encoding> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names, JSON first. */
  public Collection<String> names() {
    return byName.keySet();
  }
}
