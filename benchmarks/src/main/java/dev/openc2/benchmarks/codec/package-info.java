// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the codec costs beside Jackson alone. JMH runs {@link
 * dev.openc2.benchmarks.codec.DecodeBenchmark} and {@link
 * dev.openc2.benchmarks.codec.EncodeBenchmark} in processes of their own; everything else here asks
 * for that or reports it, in one thread.
 */
@NullMarked
package dev.openc2.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
