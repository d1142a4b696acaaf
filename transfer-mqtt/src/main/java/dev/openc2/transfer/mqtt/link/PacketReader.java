// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between the socket and Paho: reads whole packets, each no longer than allowed, keeps those
 * that Paho would get wrong, and hands it the rest.
 *
 * <ul>
 *   <li>PUBLISH is decoded here and not passed on: see {@link PublishDecoder}.
 *   <li>PUBREC with a refusal would make Paho drop the connection; it gets a PUBCOMP instead, which
 *       ends the flow just the same (MQTT 5.0 §4.3.3).
 *   <li>DISCONNECT and a refusing CONNACK are read here: Paho dies of a control character in the
 *       Reason String, and tells of a refusal only the code. It gets the code alone.
 *   <li>SUBACK codes that Paho does not know would do the same; it gets 0x80 for every refusal.
 * </ul>
 *
 * <p>Nothing is read before CONNECT is written. A broker that closes at once would otherwise stop
 * Paho's threads while it still waits, for ever, to see them start. Used by one thread.
 */
final class PacketReader extends InputStream {

  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int PUBREC = 5;
  private static final int PUBREL = 6;
  private static final int PUBCOMP = 7;
  private static final int SUBACK = 9;
  private static final int DISCONNECT = 14;
  private static final int GENERIC_REFUSAL = 0x80;

  private final DataInputStream in;
  private final int maximumSize;
  private final CountDownLatch connectWritten;
  private final InboundPackets packets;
  private byte[] packet = new byte[0];
  private int position;

  PacketReader(
      InputStream in, int maximumSize, CountDownLatch connectWritten, InboundPackets packets) {
    this.in = new DataInputStream(in);
    this.maximumSize = maximumSize;
    this.connectWritten = connectWritten;
    this.packets = packets;
  }

  @Override
  public int read() throws IOException {
    fill();
    return packet[position++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    fill();
    int count = Math.min(length, packet.length - position);
    System.arraycopy(packet, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return packet.length - position;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void fill() throws IOException {
    while (position == packet.length) {
      awaitConnect();
      byte[] next = readPacket();
      packets.read(next.length);
      byte[] forPaho = inspect(next);
      packet = forPaho;
      position = 0;
    }
  }

  private void awaitConnect() throws IOException {
    try {
      connectWritten.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted before CONNECT was written", e);
    }
  }

  private byte[] readPacket() throws IOException {
    int first = in.readUnsignedByte();
    int length = 0;
    int headerSize = 1;
    int digit;
    do {
      if (headerSize == 5) {
        throw new MalformedPacketException("the broker sent a packet with a malformed length");
      }
      digit = in.readUnsignedByte();
      length |= (digit & 0x7F) << (7 * (headerSize - 1));
      headerSize++;
    } while ((digit & 0x80) != 0);
    if (length + headerSize > maximumSize) {
      throw new MalformedPacketException(
          "the broker sent a packet of %d bytes, more than the %d announced"
              .formatted(length + headerSize, maximumSize));
    }
    byte[] whole = new byte[headerSize + length];
    whole[0] = (byte) first;
    int rest = length;
    for (int i = 1; i < headerSize; i++) {
      whole[i] = (byte) ((rest & 0x7F) | (i < headerSize - 1 ? 0x80 : 0));
      rest >>>= 7;
    }
    in.readFully(whole, headerSize, length);
    return whole;
  }

  /** Returns what Paho may see of the packet. */
  private byte[] inspect(byte[] whole) throws IOException {
    int type = whole[0] >> 4 & 0x0F;
    ByteBuffer body = ByteBuffer.wrap(whole);
    body.position(bodyOffset(whole));
    return switch (type) {
      case CONNACK -> {
        yield connack(whole, body);
      }
      case PUBLISH -> {
        PublishDecoder.decode(whole[0] & 0x0F, body, packets);
        yield new byte[0];
      }
      case PUBREC -> pubrec(whole, body);
      case PUBREL -> {
        require(body, 2);
        packets.pubrel(body.getShort() & 0xFFFF);
        yield whole;
      }
      case SUBACK -> suback(whole, body);
      case DISCONNECT -> disconnect(body);
      default -> whole;
    };
  }

  private byte[] connack(byte[] whole, ByteBuffer body) throws IOException {
    require(body, 2);
    int flags = body.get();
    int code = body.get() & 0xFF;
    if (!ReasonCodes.isFailure(code)) {
      packets.accepted((flags & 1) != 0);
      return whole;
    }
    packets.refused(Farewell.read(code, body));
    return new byte[] {(byte) (CONNACK << 4), 3, (byte) flags, (byte) code, 0};
  }

  private byte[] disconnect(ByteBuffer body) throws IOException {
    int code = body.hasRemaining() ? body.get() & 0xFF : 0;
    packets.disconnected(Farewell.read(code, body));
    return new byte[] {(byte) (DISCONNECT << 4), 1, (byte) code};
  }

  private byte[] pubrec(byte[] whole, ByteBuffer body) throws IOException {
    require(body, 2);
    int id = body.getShort() & 0xFFFF;
    int reason = body.hasRemaining() ? body.get() & 0xFF : 0;
    packets.pubrec(id, reason);
    return ReasonCodes.isFailure(reason)
        ? new byte[] {(byte) (PUBCOMP << 4), 2, (byte) (id >> 8), (byte) id}
        : whole;
  }

  private byte[] suback(byte[] whole, ByteBuffer body) throws IOException {
    require(body, 3);
    body.getShort();
    int propertyLength = variableLength(body);
    require(body, propertyLength);
    body.position(body.position() + propertyLength);
    int[] codes = new int[body.remaining()];
    for (int i = 0; i < codes.length; i++) {
      int at = body.position();
      codes[i] = body.get() & 0xFF;
      if (ReasonCodes.isFailure(codes[i])) {
        whole[at] = (byte) GENERIC_REFUSAL;
      }
    }
    packets.suback(codes);
    return whole;
  }

  /** A Variable Byte Integer of at most four bytes (MQTT 5.0 §1.5.5). */
  static int variableLength(ByteBuffer in) throws MalformedPacketException {
    int value = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      require(in, 1);
      int digit = in.get() & 0xFF;
      value |= (digit & 0x7F) << shift;
      if ((digit & 0x80) == 0) {
        return value;
      }
    }
    throw new MalformedPacketException("the broker sent a packet with a malformed length");
  }

  private static int bodyOffset(byte[] whole) {
    int offset = 1;
    while ((whole[offset] & 0x80) != 0) {
      offset++;
    }
    return offset + 1;
  }

  private static void require(ByteBuffer body, int bytes) throws MalformedPacketException {
    if (body.remaining() < bytes) {
      throw new MalformedPacketException("the broker sent a packet that is too short");
    }
  }
}
