// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.report;

import java.util.List;

/** A kind of measurement that can be asked for by its name. */
public interface Kind {

  /** Its name on the command line. */
  String name();

  /**
   * Measures.
   *
   * @param isQuick true for rough figures in a few minutes
   * @throws Exception if it cannot be measured here
   */
  List<Section> measure(boolean isQuick) throws Exception;
}
