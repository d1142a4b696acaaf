// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import dev.openc2.message.Command;
import dev.openc2.provider.Providers;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The profiles that a program knows; thread-safe, and what it answers does not change. */
public final class Profiles {

  /**
   * The names of the namespace registry: accepted without {@code x-} even when no such profile is
   * loaded.
   */
  private static final Set<String> REGISTERED =
      Set.of(
          "slpf", "sfpf", "sbom", "er", "hop", "av", "ids", "log", "swup", "pf", "pac", "hunt",
          "th");

  private final Map<String, LoadedProfile> byNsid;

  private Profiles(Map<String, LoadedProfile> byNsid) {
    this.byNsid = Collections.unmodifiableMap(byNsid);
  }

  /**
   * These profiles; throws {@link IllegalArgumentException} if two claim one namespace, or one
   * declares a word twice.
   */
  public static Profiles of(Collection<? extends Profile> profiles) {
    Map<String, LoadedProfile> byNsid = new LinkedHashMap<>();
    profiles.forEach(profile -> add(LoadedProfile.declared(profile), byNsid));
    return new Profiles(byNsid);
  }

  private static void add(LoadedProfile profile, Map<String, LoadedProfile> byNsid) {
    LoadedProfile other = byNsid.get(profile.nsid().value());
    Profile first = other == null ? null : other.usable();
    if (first != null) {
      throw new IllegalArgumentException(
          "its namespace " + profile.nsid() + " is that of " + first.getClass().getName());
    }
    byNsid.put(profile.nsid().value(), profile);
  }

  /** No profile: the bare language. */
  public static Profiles none() {
    return of(List.of());
  }

  /**
   * Every profile on the class path that can be used. One that cannot be loaded, or whose namespace
   * an earlier one has, is left out with a warning that names it and its jar. So is one that throws
   * when it is asked what it declares, or that declares a word twice: but it is asked only when its
   * namespace is first named, or when somebody wants {@link #all} of them.
   */
  public static Profiles installed() {
    Map<String, LoadedProfile> byNsid = new LinkedHashMap<>();
    Providers.load(
        Profile.class, profile -> addFound(profile, byNsid, Providers::warn), Providers::warn);
    return new Profiles(byNsid);
  }

  /** The same of these. */
  static Profiles found(Collection<? extends Profile> profiles, Consumer<String> complaints) {
    Map<String, LoadedProfile> byNsid = new LinkedHashMap<>();
    profiles.forEach(profile -> addFound(profile, byNsid, complaints));
    return new Profiles(byNsid);
  }

  private static void addFound(
      Profile profile, Map<String, LoadedProfile> byNsid, Consumer<String> complaints) {
    add(LoadedProfile.found(profile, complaints), byNsid);
  }

  /** The profile of this namespace, if it is loaded and can be used. */
  public Optional<Profile> get(Nsid nsid) {
    return get(nsid.value());
  }

  /** The profile of the namespace with this text, if it is loaded and can be used. */
  public Optional<Profile> get(String nsid) {
    LoadedProfile profile = byNsid.get(nsid);
    return Optional.ofNullable(profile == null ? null : profile.usable());
  }

  /** The target of this name inside the namespace, if a loaded profile declares it. */
  public Optional<TargetType<? extends ProfileTarget>> target(Nsid nsid, String localName) {
    LoadedProfile profile = byNsid.get(nsid.value());
    return Optional.ofNullable(profile == null ? null : profile.target(localName));
  }

  /**
   * Asks every loaded profile that the Command names, as its actuator, with its target or among its
   * arguments; throws what one of them says against it: see {@link Profile#check}.
   */
  public void check(Command command, Mode mode) {
    for (Nsid nsid : namedIn(command)) {
      get(nsid).ifPresent(profile -> profile.check(command, mode));
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

  /** All that can be used, in the order of loading. */
  public Collection<Profile> all() {
    List<Profile> all = new ArrayList<>();
    for (LoadedProfile loaded : byNsid.values()) {
      Profile profile = loaded.usable();
      if (profile != null) {
        all.add(profile);
      }
    }
    return Collections.unmodifiableList(all);
  }

  /**
   * True for a namespace that may be named: a private one, a registered one, or one that is loaded.
   */
  public boolean isKnownName(Nsid nsid) {
    return nsid.isPrivate() || REGISTERED.contains(nsid.value()) || get(nsid).isPresent();
  }
}
