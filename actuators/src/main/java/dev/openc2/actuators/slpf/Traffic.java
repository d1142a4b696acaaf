// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

/**
 * What a rule has matched.
 *
 * @param packets how many packets
 * @param bytes how many octets in them
 */
public record Traffic(long packets, long bytes) {}
