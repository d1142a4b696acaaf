// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import dev.openc2.message.Command;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** The profiles that a program knows; immutable. */
public final class Profiles {

  /**
   * The names of the namespace registry: accepted without {@code x-} even when no such profile is
   * loaded.
   */
  private static final Set<String> REGISTERED =
      Set.of(
          "slpf", "sfpf", "sbom", "er", "hop", "av", "ids", "log", "swup", "pf", "pac", "hunt",
          "th");

  private final Map<Nsid, Profile> byNsid;
  private final Map<Nsid, Map<String, TargetType<? extends ProfileTarget>>> targets;

  private Profiles(Map<Nsid, Profile> byNsid) {
    this.byNsid = Collections.unmodifiableMap(byNsid);
    this.targets = new HashMap<>();
    byNsid.forEach((nsid, profile) -> targets.put(nsid, byName(profile)));
  }

  private static Map<String, TargetType<? extends ProfileTarget>> byName(Profile profile) {
    Map<String, TargetType<? extends ProfileTarget>> byName = new HashMap<>();
    for (TargetType<? extends ProfileTarget> target : profile.targets()) {
      if (byName.put(target.name(), target) != null) {
        throw new IllegalArgumentException(
            "the profile " + profile.nsid() + " declares " + target.name() + " twice");
      }
    }
    return byName;
  }

  /** These profiles; throws {@link IllegalArgumentException} if two claim one namespace. */
  public static Profiles of(Collection<? extends Profile> profiles) {
    Map<Nsid, Profile> byNsid = new LinkedHashMap<>();
    for (Profile profile : profiles) {
      if (byNsid.putIfAbsent(profile.nsid(), profile) != null) {
        throw new IllegalArgumentException("two profiles claim the namespace " + profile.nsid());
      }
    }
    return new Profiles(byNsid);
  }

  /** No profile: the bare language. */
  public static Profiles none() {
    return of(List.of());
  }

  /** Every profile on the class path. */
  public static Profiles installed() {
    return of(ServiceLoader.load(Profile.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** The profile of this namespace, if it is loaded. */
  public Optional<Profile> get(Nsid nsid) {
    return Optional.ofNullable(byNsid.get(nsid));
  }

  /** The target of this name inside the namespace, if a loaded profile declares it. */
  public Optional<TargetType<? extends ProfileTarget>> target(Nsid nsid, String localName) {
    return Optional.ofNullable(targets.getOrDefault(nsid, Map.of()).get(localName));
  }

  /**
   * Asks every loaded profile that the Command names, as its actuator, with its target or among its
   * arguments; throws what one of them says against it: see {@link Profile#check}.
   */
  public void check(Command command, Mode mode) {
    for (Nsid nsid : namedIn(command)) {
      Profile profile = byNsid.get(nsid);
      if (profile != null) {
        profile.check(command, mode);
      }
    }
  }

  private static Set<Nsid> namedIn(Command command) {
    Set<Nsid> named = new LinkedHashSet<>();
    Nsid actuator = command.profile();
    if (actuator != null) {
      named.add(actuator);
    }
    String target = command.target().name();
    int colon = target.indexOf(':');
    if (colon >= 0) {
      named.add(Nsid.of(target.substring(0, colon)));
    }
    named.addAll(command.args().extensions().byNsid().keySet());
    return named;
  }

  /** All of them, in the order of loading. */
  public Collection<Profile> all() {
    return byNsid.values();
  }

  /**
   * True for a namespace that may be named: a private one, a registered one, or one that is loaded.
   */
  public boolean isKnownName(Nsid nsid) {
    return nsid.isPrivate() || REGISTERED.contains(nsid.value()) || byNsid.containsKey(nsid);
  }
}
