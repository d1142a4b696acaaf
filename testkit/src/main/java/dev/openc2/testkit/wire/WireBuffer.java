// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the data types of MQTT 5.0 §1.5. */
final class WireBuffer {

  private final ByteBuffer in;

  WireBuffer(ByteBuffer in) {
    this.in = in;
  }

  int remaining() {
    return in.remaining();
  }

  int unsignedByte() {
    return in.get() & 0xFF;
  }

  int unsignedShort() {
    return in.getShort() & 0xFFFF;
  }

  int variableLength() {
    int value = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int digit = unsignedByte();
      value |= (digit & 0x7F) << shift;
      if ((digit & 0x80) == 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a length has more than four bytes");
  }

  void skip(int bytes) {
    slice(bytes);
  }

  ByteBuffer rest() {
    return slice(in.remaining());
  }

  String text() {
    ByteBuffer bytes = slice(unsignedShort());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text that is not UTF-8", e);
    }
  }

  List<Property> properties() {
    WireBuffer part = new WireBuffer(slice(variableLength()));
    List<Property> properties = new ArrayList<>();
    while (part.remaining() > 0) {
      properties.add(part.property());
    }
    return properties;
  }

  private Property property() {
    int id = variableLength();
    return switch (id) {
      case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> number(id, unsignedByte());
      case 0x13, 0x21, 0x22, 0x23 -> number(id, unsignedShort());
      case 0x02, 0x11, 0x18, 0x27 -> number(id, in.getInt() & 0xFFFF_FFFFL);
      case 0x0B -> number(id, variableLength());
      case 0x03, 0x08, 0x12, 0x15, 0x1A, 0x1C, 0x1F -> new Property(id, "", text());
      case 0x09, 0x16 -> new Property(id, "", hex(slice(unsignedShort())));
      case Property.USER -> new Property(id, text(), text());
      default -> throw new IllegalArgumentException("property " + id + " does not exist");
    };
  }

  private static Property number(int id, long value) {
    return new Property(id, "", Long.toString(value));
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return HexFormat.of().formatHex(copy);
  }

  private ByteBuffer slice(int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = in.slice(in.position(), length).asReadOnlyBuffer();
    in.position(in.position() + length);
    return part;
  }
}
