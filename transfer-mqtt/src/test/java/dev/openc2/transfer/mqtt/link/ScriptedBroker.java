// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A broker that says whatever a test wants, byte by byte: for what no real one does on demand. */
final class ScriptedBroker implements AutoCloseable {

  /** CONNACK, no session, success, no properties. */
  static final String CONNACK = "20 03 00 00 00";

  /** What is done with one connection. */
  @FunctionalInterface
  interface Script {
    void play(Session session) throws IOException;
  }

  private final ServerSocket listener;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** Every packet that clients sent, in hex. */
  final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  ScriptedBroker(Script script) {
    this.script = script;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DaemonThreads.named("scripted-broker").newThread(this::accept).start();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        DaemonThreads.named("scripted-session").newThread(() -> play(socket)).start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void play(Socket socket) {
    try (socket) {
      script.play(new Session(socket));
    } catch (IOException e) {
      // The client is gone.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One connection. */
  final class Session {
    private final DataInputStream in;
    private final OutputStream out;

    private Session(Socket socket) throws IOException {
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void send(String hex) throws IOException {
      out.write(HexFormat.of().parseHex(hex.replace(" ", "")));
      out.flush();
    }

    /** Waits for the next packet and returns it in hex. */
    String read() throws IOException {
      int first = in.readUnsignedByte();
      int length = 0;
      int shift = 0;
      int digit;
      do {
        digit = in.readUnsignedByte();
        length |= (digit & 0x7F) << shift;
        shift += 7;
      } while (digit > 0x7F);
      byte[] body = new byte[length];
      in.readFully(body);
      String packet = "%02x".formatted(first) + HexFormat.of().formatHex(body);
      received.add(packet);
      return packet;
    }

    /** Reads until the client is gone. */
    void drain() throws IOException {
      while (true) {
        read();
      }
    }
  }
}
