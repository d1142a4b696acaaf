// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Just enough of an MQTT 5 broker to let a client in and refuse each of its subscriptions with 0x87
 * (not authorized): no broker at hand can be told to.
 */
final class RefusingBroker implements AutoCloseable {

  private static final int CONNECT = 1;
  private static final int SUBSCRIBE = 8;
  private static final byte NOT_AUTHORIZED = (byte) 0x87;

  private final ServerSocket server;

  RefusingBroker() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "refusing-broker");
    thread.setDaemon(true);
    thread.start();
  }

  String uri() {
    return "mqtt://127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        for (byte[] answer = answer(in); answer != null; answer = answer(in)) {
          OutputStream out = client.getOutputStream();
          out.write(answer);
          out.flush();
        }
      } catch (IOException clientLeftOrTestEnded) {
        assert server.isBound();
      }
    }
  }

  /** The answer to the next packet; null when the client does not want one any more. */
  private static byte @Nullable [] answer(DataInputStream in) throws IOException {
    int type = in.readUnsignedByte() >> 4;
    byte[] body = in.readNBytes(variableByteInteger(in));
    return switch (type) {
      case CONNECT -> new byte[] {0x20, 3, 0, 0, 0};
      case SUBSCRIBE -> refusal(ByteBuffer.wrap(body));
      default -> null;
    };
  }

  private static byte[] refusal(ByteBuffer subscribe) {
    short packetId = subscribe.getShort();
    int properties = subscribe.get();
    subscribe.position(subscribe.position() + properties);
    int count = 0;
    while (subscribe.hasRemaining()) {
      subscribe.position(subscribe.position() + 2 + subscribe.getShort(subscribe.position()) + 1);
      count++;
    }
    ByteBuffer answer = ByteBuffer.allocate(2 + 3 + count);
    answer.put((byte) 0x90).put((byte) (3 + count)).putShort(packetId).put((byte) 0);
    while (answer.hasRemaining()) {
      answer.put(NOT_AUTHORIZED);
    }
    return answer.array();
  }

  private static int variableByteInteger(DataInputStream in) throws IOException {
    int value = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int digit = in.readUnsignedByte();
      value |= (digit & 0x7f) << shift;
      if (digit < 0x80) {
        return value;
      }
    }
    throw new IOException("a length of more than four bytes");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
