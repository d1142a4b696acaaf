// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import dev.openc2.provider.Providers;
import dev.openc2.target.ProfileTarget;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A profile, and what it declares. That is asked for once, as soon as somebody names the profile,
 * and not before: of all that are loaded a program seldom uses more than one. One with a fault in
 * its declaration counts as not loaded from then on, and was never used.
 */
final class LoadedProfile {

  private final Profile profile;
  private final Nsid nsid;
  private final Consumer<String> complaints;
  private volatile @Nullable Declaration declaration;

  /** What can be used of a profile: all of it, or nothing. */
  private record Declaration(
      @Nullable Profile profile, Map<String, TargetType<? extends ProfileTarget>> targets) {

    static final Declaration FAULTY = new Declaration(null, Map.of());

    /** Has everything declared now that would throw in the middle of a Command later. */
    static Declaration of(Profile profile) {
      Objects.requireNonNull(profile.description(), "description");
      Objects.requireNonNull(profile.specification(), "specification");
      Objects.requireNonNull(profile.pairs(), "pairs");
      Objects.requireNonNull(profile.args(), "args");
      Objects.requireNonNull(profile.specifiers(), "specifiers");
      Objects.requireNonNull(profile.results(), "results");
      return new Declaration(profile, targetsOf(profile));
    }

    private static Map<String, TargetType<? extends ProfileTarget>> targetsOf(Profile profile) {
      Map<String, TargetType<? extends ProfileTarget>> byName = new HashMap<>();
      for (TargetType<? extends ProfileTarget> target : profile.targets()) {
        if (byName.put(target.name(), target) != null) {
          throw new IllegalArgumentException(
              "the profile " + profile.nsid() + " declares the target " + target.name() + " twice");
        }
      }
      return byName;
    }
  }

  private LoadedProfile(Profile profile, Consumer<String> complaints) {
    this.profile = profile;
    this.nsid = Objects.requireNonNull(profile.nsid(), "nsid");
    this.complaints = complaints;
  }

  /** One whose declaration can wait; a fault in it is told in a sentence, once. */
  static LoadedProfile found(Profile profile, Consumer<String> complaints) {
    return new LoadedProfile(profile, complaints);
  }

  /** One that has declared everything; throws what is wrong with it. */
  static LoadedProfile declared(Profile profile) {
    LoadedProfile loaded = new LoadedProfile(profile, Providers::warn);
    loaded.declaration = Declaration.of(profile);
    return loaded;
  }

  /** The namespace. */
  Nsid nsid() {
    return nsid;
  }

  /** The profile, or null if there is a fault in what it declares. */
  @Nullable Profile usable() {
    return declaration().profile;
  }

  /** Its target of this name, if it can be used and has one. */
  @Nullable TargetType<? extends ProfileTarget> target(String localName) {
    return declaration().targets.get(localName);
  }

  private Declaration declaration() {
    Declaration known = declaration;
    return known == null ? declare() : known;
  }

  private synchronized Declaration declare() {
    Declaration known = declaration;
    if (known == null) {
      known = check();
      declaration = known;
    }
    return known;
  }

  private Declaration check() {
    try {
      return Declaration.of(profile);
    } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
      complaints.accept(Providers.leftOut(profile.getClass(), e));
      return Declaration.FAULTY;
    }
  }
}
