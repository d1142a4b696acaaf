// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import dev.openc2.actuator.ActuatorFactory;
import dev.openc2.provider.Providers;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The kinds of actuators there are, looked up by profile and means. Immutable. */
public final class ActuatorFactories {

  /** Of no profile: who makes actuators for it makes them for any. */
  private static final Nsid UNKNOWN = Nsid.of("x-unknown");

  private final Supplier<List<ActuatorFactory<?>>> factories;

  private ActuatorFactories(Supplier<List<ActuatorFactory<?>>> factories) {
    this.factories = factories;
  }

  /** Those given. */
  public static ActuatorFactories of(List<ActuatorFactory<?>> factories) {
    List<ActuatorFactory<?>> copy = List.copyOf(factories);
    return new ActuatorFactories(() -> copy);
  }

  /**
   * Those on the class path that can be used.
   *
   * @param complaints gets a sentence for each that is left out
   */
  public static ActuatorFactories installed(Consumer<String> complaints) {
    return of(load(complaints));
  }

  /**
   * Those on the class path that can be used. Looking for them takes a while; whoever asks for them
   * waits until that is done.
   *
   * @param complaints gets a sentence for each that is left out
   * @param executor looks for them
   */
  public static ActuatorFactories installed(Consumer<String> complaints, Executor executor) {
    CompletableFuture<List<ActuatorFactory<?>>> found =
        CompletableFuture.supplyAsync(() -> load(complaints), executor);
    return new ActuatorFactories(found::join);
  }

  private static List<ActuatorFactory<?>> load(Consumer<String> complaints) {
    List<ActuatorFactory<?>> found = new ArrayList<>();
    Providers.load(
        ActuatorFactory.class,
        factory -> {
          Objects.requireNonNull(factory.nsid(), "nsid");
          Objects.requireNonNull(factory.means(), "means");
          found.add(factory);
        },
        complaints);
    return List.copyOf(found);
  }

  /** All of them. */
  public List<ActuatorFactory<?>> all() {
    return factories.get();
  }

  /**
   * The factory of a profile's actuators that work by these means.
   *
   * @throws IllegalArgumentException if there is none; the sentence begins with {@code profile} or
   *     {@code means} and says what there is
   */
  public ActuatorFactory<?> get(Nsid profile, String means) {
    List<ActuatorFactory<?>> ofProfile = new ArrayList<>();
    all().forEach(factory -> factory.forProfile(profile).ifPresent(ofProfile::add));
    boolean hasOwn = all().stream().anyMatch(factory -> factory.nsid().equals(profile));
    boolean isThere = ofProfile.stream().anyMatch(factory -> factory.means().equals(means));
    if (!hasOwn && !isThere) {
      throw new IllegalArgumentException(
          "profile: there is no actuator for "
              + Printable.quote(profile.value())
              + ", only for "
              + listed(bound(), true));
    }
    return ofProfile.stream()
        .filter(factory -> factory.means().equals(means))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "means: "
                        + Printable.quote(means)
                        + " is not among the means of "
                        + profile
                        + ", which are "
                        + listed(ofProfile, false)));
  }

  /** Those of one profile each. */
  private List<ActuatorFactory<?>> bound() {
    return all().stream().filter(factory -> factory.forProfile(UNKNOWN).isEmpty()).toList();
  }

  private static String listed(List<ActuatorFactory<?>> factories, boolean profiles) {
    return factories.stream()
        .map(factory -> profiles ? factory.nsid().value() : factory.means())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }
}
