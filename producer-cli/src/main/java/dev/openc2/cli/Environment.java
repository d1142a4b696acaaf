// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The world around the program.
 *
 * @param variables environment variables by name; null where there is none
 * @param properties system properties by name; null where there is none
 * @param in the standard input
 * @param out the standard output
 * @param err the standard error
 * @param terminal true if a person watches the standard output
 * @param clock tells the time
 * @param interruption is told what to do when the program is to end early
 */
record Environment(
    Lookup variables,
    Lookup properties,
    InputStream in,
    OutputStream out,
    OutputStream err,
    boolean terminal,
    InstantSource clock,
    Interruption interruption) {

  /** Gives a text by its name. */
  interface Lookup {
    /** The text, or null if there is none. */
    @Nullable String get(String name);
  }

  /** The variable, or null if it is absent or empty. */
  @Nullable String variable(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** The property, or the other text if it is absent or empty. */
  String property(String name, String other) {
    String value = properties.get(name);
    return value == null || value.isEmpty() ? other : value;
  }

  /** The same world with another standard output. */
  Environment withOut(OutputStream other) {
    return new Environment(variables, properties, in, other, err, terminal, clock, interruption);
  }

  PrintWriter outWriter() {
    return writer(out);
  }

  PrintWriter errWriter() {
    return writer(err);
  }

  /**
   * Always UTF-8, as JSON is. {@link PrintWriter} is silent about errors; {@link WatchedOutput}
   * remembers them.
   */
  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
