// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the code does not do yet what a vector asks for: each with its reason, until it is mended.
 */
final class KnownDeviations {

  private static final String FILE = "/known-deviations.json";

  /** One entry; without encoding or mode it is about all of them. */
  private record Deviation(
      String name, @Nullable String encoding, @Nullable String mode, String reason) {

    boolean isAbout(Combination combination) {
      return name.equals(combination.vector().name())
          && (encoding == null || encoding.equals(combination.encoding().name()))
          && (mode == null || mode.equalsIgnoreCase(combination.mode().name()));
    }
  }

  private final List<Deviation> deviations;

  private KnownDeviations(List<Deviation> deviations) {
    this.deviations = deviations;
  }

  static KnownDeviations load() {
    List<Deviation> deviations = new ArrayList<>();
    try (InputStream in = KnownDeviations.class.getResourceAsStream(FILE)) {
      for (JsonNode node : new ObjectMapper().readTree(in)) {
        deviations.add(
            new Deviation(
                node.required("name").textValue(),
                node.path("encoding").textValue(),
                node.path("mode").textValue(),
                node.required("reason").textValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownDeviations(deviations);
  }

  /** Why this combination is expected to fail, if it is. */
  Optional<String> reason(Combination combination) {
    return deviations.stream()
        .filter(deviation -> deviation.isAbout(combination))
        .map(Deviation::reason)
        .findFirst();
  }

  /** The vectors that are named. */
  Set<String> names() {
    return deviations.stream().map(Deviation::name).collect(Collectors.toSet());
  }
}
