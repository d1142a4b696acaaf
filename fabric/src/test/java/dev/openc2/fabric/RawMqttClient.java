// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A client that speaks MQTT 5 byte by byte, so that a test sees what the broker truly sends;
 * packets under 128 bytes.
 */
final class RawMqttClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final DataInputStream in;

  RawMqttClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Sends CONNECT with clean start and returns the CONNACK's body. */
  byte[] connect(String clientId) throws IOException {
    send(0x10, bytes(0, 4, 'M', 'Q', 'T', 'T', 5, 0x02, 0, 60, 0), text(clientId));
    return receive(0x20);
  }

  /**
   * Sends CONNECT without clean start, for a session that lives for an hour, and returns the
   * CONNACK's body.
   */
  byte[] resume(String clientId) throws IOException {
    byte[] sessionExpiry = bytes(5, 0x11, 0, 0, 3600 >> 8, 3600 & 0xFF);
    send(0x10, bytes(0, 4, 'M', 'Q', 'T', 'T', 5, 0, 0, 60), sessionExpiry, text(clientId));
    return receive(0x20);
  }

  /** Subscribes with QoS 1 and returns the SUBACK's body. */
  byte[] subscribe(String filter) throws IOException {
    send(0x82, bytes(0, 1, 0), text(filter), bytes(1));
    return receive(0x90);
  }

  /** Publishes with QoS 1, packet id 2, and returns the PUBACK's body. */
  byte[] publish(String topic, String payload) throws IOException {
    send(0x32, text(topic), bytes(0, 2, 0), payload.getBytes(StandardCharsets.UTF_8));
    return receive(0x40);
  }

  /** The same for a message that expires after so many seconds, at most 255. */
  byte[] publish(String topic, String payload, int seconds) throws IOException {
    byte[] expiry = bytes(0, 2, 5, 0x02, 0, 0, 0, seconds);
    send(0x32, text(topic), expiry, payload.getBytes(StandardCharsets.UTF_8));
    return receive(0x40);
  }

  /** Sends PINGREQ and returns the first byte of what comes next: 0xD0 if there is nothing else. */
  int ping() throws IOException {
    send(0xC0);
    int first = in.readUnsignedByte();
    in.skipNBytes(in.readUnsignedByte());
    return first;
  }

  /** Sends one packet. */
  void send(int firstByte, byte[]... parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.write(part);
    }
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(firstByte);
    packet.write(body.size());
    packet.write(body.toByteArray());
    socket.getOutputStream().write(packet.toByteArray());
  }

  /** The body of the next packet, which must begin with this byte. */
  byte[] receive(int firstByte) throws IOException {
    int first = in.readUnsignedByte();
    byte[] body = in.readNBytes(in.readUnsignedByte());
    if (first != firstByte) {
      throw new IOException("expected packet " + firstByte + ", got " + first);
    }
    return body;
  }

  /** Whether the broker closes the connection before this many milliseconds are over. */
  boolean isClosedWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    }
  }

  static byte[] bytes(int... values) {
    byte[] result = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (byte) values[i];
    }
    return result;
  }

  /** A UTF-8 string as MQTT v5.0 §1.5.4 writes it; at most 255 bytes. */
  static byte[] text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    byte[] result = new byte[utf8.length + 2];
    result[1] = (byte) utf8.length;
    System.arraycopy(utf8, 0, result, 2, utf8.length);
    return result;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
