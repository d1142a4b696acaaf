// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes one whole MQTT 5 packet; whatever is left over or missing is an error. */
final class PacketDecoder {

  private final Direction direction;
  private final int connection;
  private final long nanoTime;
  private final PacketType type;
  private final int flags;
  private final int length;
  private final WireBuffer in;

  private int packetId;
  private boolean sessionPresent;
  private List<Integer> reasonCodes = List.of();
  private List<Property> properties = List.of();
  private final List<Filter> filters = new ArrayList<>();
  private @Nullable Connect connect;
  private @Nullable Publish publish;

  private PacketDecoder(Direction direction, int connection, long nanoTime, ByteBuffer packet) {
    this.direction = direction;
    this.connection = connection;
    this.nanoTime = nanoTime;
    this.length = packet.remaining();
    this.in = new WireBuffer(packet);
    int first = in.unsignedByte();
    this.type = PacketType.of(first >> 4);
    this.flags = first & 0x0F;
  }

  static Packet decode(Direction direction, int connection, long nanoTime, ByteBuffer packet) {
    try {
      return new PacketDecoder(direction, connection, nanoTime, packet).decode();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the packet is too short", e);
    }
  }

  private Packet decode() {
    int remaining = in.variableLength();
    if (remaining != in.remaining()) {
      throw new IllegalArgumentException(
          type + " says " + remaining + " bytes follow, and " + in.remaining() + " do");
    }
    switch (type) {
      case CONNECT -> connect();
      case CONNACK -> {
        sessionPresent = (in.unsignedByte() & 1) != 0;
        reasonCodes = List.of(in.unsignedByte());
        properties = in.properties();
      }
      case PUBLISH -> publish();
      case PUBACK, PUBREC, PUBREL, PUBCOMP -> {
        packetId = in.unsignedShort();
        reasonAndProperties();
      }
      case SUBSCRIBE -> filters(true);
      case UNSUBSCRIBE -> filters(false);
      case SUBACK, UNSUBACK -> {
        packetId = in.unsignedShort();
        properties = in.properties();
        reasonCodes = codes();
      }
      case DISCONNECT, AUTH -> reasonAndProperties();
      case PINGREQ, PINGRESP -> {}
    }
    if (in.remaining() > 0) {
      throw new IllegalArgumentException(type + " has " + in.remaining() + " bytes too many");
    }
    return new Packet(
        direction,
        connection,
        nanoTime,
        type,
        flags,
        length,
        packetId,
        sessionPresent,
        reasonCodes,
        properties,
        filters,
        connect,
        publish);
  }

  private void connect() {
    String protocol = in.text();
    int version = in.unsignedByte();
    int connectFlags = in.unsignedByte();
    int keepAlive = in.unsignedShort();
    properties = in.properties();
    String clientId = in.text();
    boolean will = (connectFlags & 0x04) != 0;
    if (will) {
      in.properties();
      in.text();
      in.skip(in.unsignedShort());
    }
    String username = (connectFlags & 0x80) != 0 ? in.text() : null;
    boolean password = (connectFlags & 0x40) != 0;
    if (password) {
      in.skip(in.unsignedShort());
    }
    connect =
        new Connect(
            protocol,
            version,
            (connectFlags & 0x02) != 0,
            will,
            connectFlags >> 3 & 3,
            (connectFlags & 0x20) != 0,
            keepAlive,
            clientId,
            username,
            password);
  }

  private void publish() {
    int qos = flags >> 1 & 3;
    String topic = in.text();
    packetId = qos == 0 ? 0 : in.unsignedShort();
    properties = in.properties();
    publish = new Publish(topic, qos, (flags & 1) != 0, (flags & 8) != 0, in.rest());
  }

  private void filters(boolean withOptions) {
    packetId = in.unsignedShort();
    properties = in.properties();
    while (in.remaining() > 0) {
      filters.add(new Filter(in.text(), withOptions ? in.unsignedByte() : 0));
    }
  }

  /** Both may be left out from the end on (MQTT 5.0 §3.4.2.1). */
  private void reasonAndProperties() {
    reasonCodes = List.of(in.remaining() > 0 ? in.unsignedByte() : 0);
    if (in.remaining() > 0) {
      properties = in.properties();
    }
  }

  private List<Integer> codes() {
    List<Integer> codes = new ArrayList<>();
    while (in.remaining() > 0) {
      codes.add(in.unsignedByte());
    }
    return codes;
  }
}
