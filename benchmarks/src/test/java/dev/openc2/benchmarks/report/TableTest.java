// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  private static Table table() {
    Table table = new Table("", "µs");
    table.add("ours", Table.number(1234.5, 1));
    table.add("raw Paho", Table.number(0.25, 1));
    return table;
  }

  @Test
  void numbersStandBelowEachOtherForATerminal() {
    assertThat(table().text())
        .isEqualToNormalizingNewlines(
            """
                          µs
            ours      1234.5
            raw Paho     0.3
            """);
  }

  @Test
  void aDocumentGetsRowsOfMarkdown() {
    assertThat(table().markdown())
        .isEqualTo("|  | µs |\n|---|---|\n| ours | 1234.5 |\n| raw Paho | 0.3 |\n");
  }

  @Test
  void aRowHasACellForEachHead() {
    assertThatThrownBy(() -> table().add("alone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 cells under 2 heads");
  }
}
