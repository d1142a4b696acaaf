// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Measures what this project costs beside what it is built upon, in one run; {@code ./bench} in the
 * root of the source tree starts it.
 */
@NullMarked
package dev.openc2.benchmarks;

import org.jspecify.annotations.NullMarked;
