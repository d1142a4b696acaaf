// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildProgramTest {

  @Test
  void thePlacesOfAStackTraceAreNoReason() {
    String said =
        "starting\njava.net.BindException: in use\n\tat a.B.c(B.java:1)\n\t... 3 more\n\n";

    assertThat(ChildProgram.lastLine(said)).isEqualTo("java.net.BindException: in use");
    assertThat(ChildProgram.lastLine("\tat a.B.c(B.java:1)\n")).isEqualTo("without a word");
  }
}
