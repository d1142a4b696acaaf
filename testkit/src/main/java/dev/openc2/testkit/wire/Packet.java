// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A packet that went over the wire.
 *
 * @param direction which way
 * @param connection the number of the TCP connection, from 1
 * @param nanoTime when its last byte was read, by {@link System#nanoTime}
 * @param type the control packet type
 * @param flags the lower half of the first byte
 * @param length all bytes of it, the fixed header included
 * @param packetId the packet identifier, 0 where there is none
 * @param sessionPresent of a CONNACK
 * @param reasonCodes the code, or codes of a SUBACK; 0 is filled in where the packet leaves it out
 * @param properties in the order of the packet
 * @param filters of SUBSCRIBE and UNSUBSCRIBE
 * @param connectFields only of a CONNECT
 * @param publishFields only of a PUBLISH
 */
public record Packet(
    Direction direction,
    int connection,
    long nanoTime,
    PacketType type,
    int flags,
    int length,
    int packetId,
    boolean sessionPresent,
    List<Integer> reasonCodes,
    List<Property> properties,
    List<Filter> filters,
    @Nullable Connect connectFields,
    @Nullable Publish publishFields) {

  public Packet {
    reasonCodes = List.copyOf(reasonCodes);
    properties = List.copyOf(properties);
    filters = List.copyOf(filters);
  }

  /** Packets of a type. */
  public static Predicate<Packet> is(PacketType type) {
    return packet -> packet.type() == type;
  }

  /** Packets of a type that went one way. */
  public static Predicate<Packet> is(PacketType type, Direction direction) {
    return packet -> packet.type() == type && packet.direction() == direction;
  }

  /** The fields of a CONNECT. */
  public Connect connect() {
    return required(connectFields);
  }

  /** The fields of a PUBLISH. */
  public Publish publish() {
    return required(publishFields);
  }

  /** The first reason code. */
  public int reasonCode() {
    return reasonCodes.get(0);
  }

  /** The first property with this identifier. */
  public Optional<Property> property(int id) {
    return properties.stream().filter(property -> property.id() == id).findFirst();
  }

  /** The user properties in order. */
  public List<Property> userProperties() {
    return properties.stream().filter(property -> property.id() == Property.USER).toList();
  }

  private <T> T required(@Nullable T fields) {
    if (fields == null) {
      throw new NoSuchElementException("not in a " + type);
    }
    return fields;
  }
}
