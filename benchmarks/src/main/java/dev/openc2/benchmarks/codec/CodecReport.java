// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import dev.openc2.benchmarks.report.Spread;
import dev.openc2.benchmarks.report.Table;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the codec costs beside Jackson: a line for each pair that was measured. */
final class CodecReport {

  private static final double NANOS_OF_MICRO = 1000;

  private CodecReport() {}

  static Table table(Map<Pair, List<Round>> measured) {
    Table table =
        new Table("", "ours µs", "Jackson µs", "ratio", "ours allocates", "Jackson allocates");
    measured.forEach(
        (pair, rounds) ->
            table.add(
                pair.title(),
                micros(rounds, round -> round.ours().time()),
                micros(rounds, round -> round.jackson().time()),
                spread(rounds, Round::ratio).text(2),
                bytes(rounds, round -> round.ours().bytes()),
                bytes(rounds, round -> round.jackson().bytes())));
    return table;
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return new Spread(rounds.stream().map(figure::applyAsDouble).toList());
  }

  private static String micros(List<Round> rounds, ToDoubleFunction<Round> nanos) {
    return spread(rounds, round -> nanos.applyAsDouble(round) / NANOS_OF_MICRO).text(2);
  }

  private static String bytes(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Table.number(spread(rounds, figure).median(), 0) + " B";
  }
}
