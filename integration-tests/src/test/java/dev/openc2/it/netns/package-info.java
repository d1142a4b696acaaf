// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The daemon on the real packet filter of the kernel, in network namespaces of its own; skipped
 * where there are none.
 */
@NullMarked
package dev.openc2.it.netns;

import org.jspecify.annotations.NullMarked;
