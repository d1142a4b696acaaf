// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decoding and encoding beside Jackson's bare tree. The two sides of a pair are measured in turns;
 * all pairs have had a round before one has the next.
 */
public final class CodecKind implements Kind {

  /** JMH lets no two processes measure at once, which is up to the {@link Referee} here. */
  private static final String UNLOCKED = "jmh.ignoreLock";

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws Exception {
    System.setProperty(UNLOCKED, "true");
    Extent extent = isQuick ? Extent.QUICK : Extent.FULL;
    Map<Pair, List<Round>> measured = new LinkedHashMap<>();
    for (int round = 0; round < extent.rounds(); round++) {
      Side begins = round % 2 == 0 ? Side.OURS : Side.JACKSON;
      for (Pair pair : Pair.all()) {
        measured
            .computeIfAbsent(pair, unused -> new ArrayList<>())
            .add(pair.measure(extent, begins));
      }
    }
    return List.of(new Section("Codec", CodecReport.table(measured)));
  }
}
