// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RelayTest {

  private static final byte[] CONNECT = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60, 0, 0, 0};
  private static final byte[] SUBSCRIBE = {(byte) 0x82, 11, 0, 7, 0, 0, 1, 'a', 1, 0, 1, 'b', 1};
  private static final byte[] PUBLISH = {0x32, 7, 0, 1, 'a', 0, 9, 0, 'x'};

  private static Socket connect(Relay relay) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.uri().getPort());
    socket.getOutputStream().write(CONNECT);
    assertThat(socket.getInputStream().readNBytes(5)).containsExactly(0x20, 3, 0, 0, 0);
    return socket;
  }

  @Test
  void whatOneClientPublishesTheOtherGets() throws Exception {
    Relay relay = Relay.open();
    try (Socket subscriber = connect(relay);
        Socket publisher = connect(relay)) {
      subscriber.getOutputStream().write(SUBSCRIBE);
      relay.awaitSubscriber();
      assertThat(subscriber.getInputStream().readNBytes(7)).containsExactly(0x90, 5, 0, 7, 0, 1, 1);

      publisher.getOutputStream().write(PUBLISH);

      assertThat(publisher.getInputStream().readNBytes(4)).containsExactly(0x40, 2, 0, 9);
      assertThat(subscriber.getInputStream().readNBytes(PUBLISH.length)).isEqualTo(PUBLISH);
    }
  }

  @Test
  void aPacketThatIsTooLongEndsItsConnection() throws Exception {
    Relay relay = Relay.open();
    try (Socket client = connect(relay)) {
      client.getOutputStream().write(new byte[] {0x30, -1, -1, -1, 0x7f});

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }
}
