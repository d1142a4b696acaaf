// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

/**
 * How much is measured of each pair.
 *
 * @param rounds with two new processes each
 * @param warmUpMillis of processor time, until what is measured is compiled
 * @param turns of each side in a round
 * @param turnMillis of a turn
 */
record Extent(int rounds, int warmUpMillis, int turns, int turnMillis) {

  static final Extent QUICK = new Extent(2, 800, 12, 20);
  static final Extent FULL = new Extent(7, 2500, 40, 20);
}
