// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/** Checks that {@code docs/conformance.md} is whole, and names nothing that is not there. */
@NullMarked
package dev.openc2.it.conformance;

import org.jspecify.annotations.NullMarked;
