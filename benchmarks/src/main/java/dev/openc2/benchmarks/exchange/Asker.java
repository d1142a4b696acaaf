// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import java.util.concurrent.CompletionStage;

/** The side that asks. Thread-safe. */
interface Asker extends AutoCloseable {

  /** Asks; completes with the answer, or fails if it is not the right one. */
  CompletionStage<?> ask();

  /** Asks and waits for the answer; fails if it is not the right one. */
  void askAndWait() throws Exception;

  @Override
  void close();
}
