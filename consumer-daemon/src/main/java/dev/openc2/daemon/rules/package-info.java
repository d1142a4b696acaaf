// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * {@code oc2d rules}: the rules of {@code slpf=nftables} as store and kernel have them, also while
 * the daemon runs; and {@code oc2d rules flush}, which removes them all.
 */
@NullMarked
package dev.openc2.daemon.rules;

import org.jspecify.annotations.NullMarked;
