// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The document of measured figures. Between two marks in each section stands what a program wrote;
 * what people write around them is left alone.
 */
public final class PerformanceDocument {

  private final Path file;

  private PerformanceDocument(Path file) {
    this.file = file;
  }

  /** The document in this file. */
  public static PerformanceDocument at(Path file) {
    return new PerformanceDocument(file);
  }

  /**
   * Replaces what is between the marks of a section.
   *
   * @throws IOException if it cannot be written, or has no such marks
   */
  public void replace(String section, String figures) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String begin = "<!-- begin " + section + " -->\n";
    int start = text.indexOf(begin);
    int end = text.indexOf("<!-- end " + section + " -->");
    if (start < 0 || end < start) {
      throw new IOException(file + " has no marks for the section " + section);
    }
    Files.writeString(
        file, text.substring(0, start + begin.length()) + figures + text.substring(end));
  }
}
