// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;

/** One client of a {@link Relay}. {@link #send} may be called by any thread. */
final class RelayConnection {

  private static final int CONNECT = 1;
  private static final int PUBLISH = 3;
  private static final int SUBSCRIBE = 8;
  private static final int UNSUBSCRIBE = 10;
  private static final int PINGREQ = 12;
  private static final int DISCONNECT = 14;

  private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};
  private static final byte[] PINGRESP = {(byte) 0xd0, 0};
  private static final int PUBACK_HEAD = 0x40;
  private static final int SUBACK_HEAD = 0x90;
  private static final int UNSUBACK_HEAD = 0xb0;
  private static final int MAX_LENGTH = 1 << 16;

  private final Socket socket;
  private final Relay relay;

  RelayConnection(Socket socket, Relay relay) {
    this.socket = socket;
    this.relay = relay;
  }

  /** Serves the client until it goes. */
  void run() {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      for (int head = in.read(); head >= 0 && head >> 4 != DISCONNECT; head = in.read()) {
        byte[] body = new byte[length(in)];
        in.readFully(body);
        answer(head, body);
      }
    } catch (IOException | IndexOutOfBoundsException e) {
      // No client of ours: the rehearsal is over, and its limit ends it.
    }
  }

  private static int length(DataInputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; shift < 21; shift += 7) {
      int octet = in.readUnsignedByte();
      length |= (octet & 0x7f) << shift;
      if (octet < 0x80 && length <= MAX_LENGTH) {
        return length;
      }
    }
    throw new ProtocolException("a packet of more than " + MAX_LENGTH + " octets");
  }

  private void answer(int head, byte[] body) {
    switch (head >> 4) {
      case CONNECT -> send(CONNACK);
      case PINGREQ -> send(PINGRESP);
      case SUBSCRIBE -> {
        send(acknowledgement(SUBACK_HEAD, body, true));
        relay.onSubscribed();
      }
      case UNSUBSCRIBE -> send(acknowledgement(UNSUBACK_HEAD, body, false));
      case PUBLISH -> {
        int topic = (octet(body, 0) << 8) | octet(body, 1);
        boolean isAcknowledged = (head & 0x06) != 0;
        if (isAcknowledged) {
          send(new byte[] {PUBACK_HEAD, 2, body[topic + 2], body[topic + 3]});
        }
        relay.forward(this, packet(head, body));
      }
      default -> {
        // What a client acknowledges was acknowledged to its sender before.
      }
    }
  }

  /** An answer to all filters: 1 to each, the QoS that is granted, or 0, the success. */
  private static byte[] acknowledgement(int head, byte[] request, boolean isSubscription) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(request, 0, 2);
    body.write(0);
    int at = 3 + octet(request, 2);
    while (at < request.length) {
      int options = isSubscription ? 1 : 0;
      body.write(options);
      at += 2 + ((octet(request, at) << 8) | octet(request, at + 1)) + options;
    }
    return packet(head, body.toByteArray());
  }

  private static byte[] packet(int head, byte[] body) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream(body.length + 4);
    packet.write(head);
    int rest = body.length;
    do {
      packet.write(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
      rest >>= 7;
    } while (rest > 0);
    packet.writeBytes(body);
    return packet.toByteArray();
  }

  private static int octet(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  void send(byte[] packet) {
    try {
      synchronized (this) {
        OutputStream out = socket.getOutputStream();
        out.write(packet);
        out.flush();
      }
    } catch (IOException e) {
      // It has gone.
    }
  }
}
