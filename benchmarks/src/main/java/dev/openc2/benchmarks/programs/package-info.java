// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code oc2} and {@code oc2d} take as they are installed: until they are there, of memory,
 * and over a long time. Everything is measured from outside, on Linux.
 */
@NullMarked
package dev.openc2.benchmarks.programs;

import org.jspecify.annotations.NullMarked;
