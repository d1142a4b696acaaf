// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import org.jspecify.annotations.Nullable;

/**
 * The fields of a CONNECT (MQTT 5.0 §3.1); its properties are in {@link Packet#properties}.
 *
 * @param protocolName {@code MQTT}
 * @param version 5
 * @param cleanStart Clean Start flag
 * @param willFlag Will Flag
 * @param willQos Will QoS
 * @param willRetain Will Retain
 * @param keepAliveSeconds Keep Alive
 * @param clientId Client Identifier
 * @param username null for none
 * @param hasPassword whether there was one; it is not kept
 */
public record Connect(
    String protocolName,
    int version,
    boolean cleanStart,
    boolean willFlag,
    int willQos,
    boolean willRetain,
    int keepAliveSeconds,
    String clientId,
    @Nullable String username,
    boolean hasPassword) {}
