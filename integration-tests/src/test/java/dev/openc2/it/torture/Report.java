// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of some ordeals side by side, and of all of them together. */
record Report(long seed, List<Tally> tallies) {

  Report {
    tallies = List.copyOf(tallies);
  }

  Tally total() {
    Tally total = new Tally("total");
    tallies.forEach(total::addAll);
    return total;
  }

  @Override
  public String toString() {
    List<Tally> columns = new ArrayList<>(tallies);
    columns.add(total());
    Stream<String> head =
        Stream.of(
            "torture, seed " + seed,
            "%-28s".formatted("")
                + columns.stream()
                    .map(tally -> "%22s".formatted(tally.name()))
                    .collect(Collectors.joining()));
    Stream<String> rows =
        Arrays.stream(Row.values()).map(row -> line(row.text(), columns, tally -> tally.of(row)));
    Stream<String> kills =
        Stream.concat(Arrays.stream(Step.values()).map(Step::name), Ordeal.OTHER_KILLS.stream())
            .map(when -> line("  killed: " + when, columns, tally -> tally.killsAt(when)));
    return Stream.of(head, rows, kills, total().mistakes().stream())
        .flatMap(Objects::requireNonNull)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String line(String text, List<Tally> columns, ToIntFunction<Tally> number) {
    return "%-28s".formatted(text)
        + columns.stream()
            .map(tally -> "%22d".formatted(number.applyAsInt(tally)))
            .collect(Collectors.joining());
  }
}
