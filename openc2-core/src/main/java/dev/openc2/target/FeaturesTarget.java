// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Feature;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What {@code query features} asks for (oc2ls v1.0 §3.4.1.5); empty is a sign of life. The order of
 * the questions is kept, each is there once.
 */
public record FeaturesTarget(Set<Feature> features) implements Target {

  /** The name in the language. */
  public static final String NAME = "features";

  /** Copies the set. */
  public FeaturesTarget {
    features = Collections.unmodifiableSet(new LinkedHashSet<>(features));
  }

  @Override
  public String name() {
    return NAME;
  }
}
