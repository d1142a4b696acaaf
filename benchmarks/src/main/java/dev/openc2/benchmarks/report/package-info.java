// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/** What kinds of measurement have in common: how they are begun, and how their figures are told. */
@NullMarked
package dev.openc2.benchmarks.report;

import org.jspecify.annotations.NullMarked;
