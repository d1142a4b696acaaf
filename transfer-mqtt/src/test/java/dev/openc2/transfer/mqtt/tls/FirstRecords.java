// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A relay to a TLS port that keeps what each client says first, its ClientHello. */
final class FirstRecords implements AutoCloseable {

  private static final int HEADER = 5;

  private final ServerSocket server;
  private final int brokerPort;
  private final BlockingQueue<byte[]> hellos = new LinkedBlockingQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private FirstRecords(ServerSocket server, int brokerPort) {
    this.server = server;
    this.brokerPort = brokerPort;
  }

  static FirstRecords to(int brokerPort) throws IOException {
    FirstRecords relay =
        new FirstRecords(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), brokerPort);
    relay.run(relay::accept);
    return relay;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The next ClientHello, without the head of its record. */
  byte[] next(int patienceSeconds) throws InterruptedException {
    byte[] hello = hellos.poll(patienceSeconds, TimeUnit.SECONDS);
    if (hello == null) {
      throw new AssertionError("no ClientHello came");
    }
    return hello;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      open.add(client);
      Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
      open.add(broker);
      run(() -> forward(client, broker));
      run(() -> pump(broker.getInputStream(), client));
    }
  }

  private void forward(Socket client, Socket broker) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    byte[] header = in.readNBytes(HEADER);
    byte[] hello = in.readNBytes(ByteBuffer.wrap(header).getShort(HEADER - 2) & 0xFFFF);
    hellos.add(hello);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.write(header);
    first.write(hello);
    first.writeTo(broker.getOutputStream());
    pump(in, broker);
  }

  private static void pump(InputStream in, Socket to) throws IOException {
    try (OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    }
  }

  /** Something that goes on until its socket is closed. */
  private interface Task {
    void run() throws IOException;
  }

  private void run(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException closed) {
                // The end of the connection or of the relay.
              }
            },
            "tls-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
