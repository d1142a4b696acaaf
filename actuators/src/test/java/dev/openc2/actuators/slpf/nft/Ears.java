// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A program that listens on TCP and UDP ports of all addresses and writes a line for each
 * connection and each datagram: {@code tcp 8080}, {@code udp 8080 text}.
 */
final class Ears {

  private static final int MAX_DATAGRAM = 1500;

  private Ears() {}

  /** Listens on these ports until it is killed. */
  public static void main(String[] ports) throws IOException {
    for (String text : ports) {
      int port = Integer.parseInt(text);
      ServerSocket server = new ServerSocket(port);
      DatagramSocket datagrams = new DatagramSocket(port);
      new Thread(() -> accept(server)).start();
      new Thread(() -> receive(datagrams)).start();
    }
    say("listening");
  }

  private static void accept(ServerSocket server) {
    try {
      while (true) {
        try (Socket connection = server.accept()) {
          say("tcp " + connection.getLocalPort());
        }
      }
    } catch (IOException e) {
      say("tcp failed: " + e);
    }
  }

  private static void receive(DatagramSocket socket) {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
        socket.receive(packet);
        String text =
            new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
        say("udp " + socket.getLocalPort() + " " + text);
      }
    } catch (IOException e) {
      say("udp failed: " + e);
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
