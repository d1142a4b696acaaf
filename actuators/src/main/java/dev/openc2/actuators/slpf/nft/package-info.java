// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * A {@link dev.openc2.actuators.slpf.PacketFilter} on the packet filter of Linux, by means of the
 * program {@code nft}: {@code slpf=nftables}. It has one table of its own and touches nothing else.
 * Each rule is an element of a set, and all that look at the same parts of a packet are in one.
 *
 * <p>The records are immutable; the filter belongs to one thread at a time.
 */
@NullMarked
package dev.openc2.actuators.slpf.nft;

import org.jspecify.annotations.NullMarked;
