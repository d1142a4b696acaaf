// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import java.io.Console;

/** Finds out whether a person watches. */
final class Terminal {

  private Terminal() {}

  /** True if standard input and output are a terminal that can move its cursor. */
  @SuppressWarnings("SystemConsoleNull") // null only before Java 22; afterwards it is asked
  static boolean isThere() {
    String type = System.getenv("TERM");
    if (type == null || type.equals("dumb")) {
      return false;
    }
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** Java 22 and later have a console even without a terminal, and a method that Java 17 lacks. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
