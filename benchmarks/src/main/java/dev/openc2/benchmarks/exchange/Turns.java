// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one way took, turn by turn. Not thread-safe.
 *
 * @param way which
 * @param figures of each turn
 * @param <F> what is measured in a turn
 */
record Turns<F>(Way way, List<F> figures) {

  Turns(Way way) {
    this(way, new ArrayList<>());
  }

  /** The median over the turns. */
  double median(ToDoubleFunction<F> figure) {
    return new Spread(figures.stream().map(figure::applyAsDouble).toList()).median();
  }

  /** How it stands to another way in each turn: the median, the least and the greatest. */
  String ratioTo(Turns<F> other, ToDoubleFunction<F> figure) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      ratios.add(figure.applyAsDouble(figures.get(i)) / figure.applyAsDouble(other.figures.get(i)));
    }
    return new Spread(ratios).text(2);
  }
}
