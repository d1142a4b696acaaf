// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TestBrokersTest {

  @ParameterizedTest
  @EnumSource(BrokerKind.class)
  void brokerOfEveryKindAnswersAsSoonAsItIsOpened(BrokerKind kind) {
    try (TestBroker broker = kind.open()) {
      boolean ready =
          Readiness.await(broker.host(), broker.port(), Duration.ofSeconds(1), () -> true);

      assertThat(ready).isTrue();
      assertThat(broker.uri()).hasToString("mqtt://127.0.0.1:" + broker.port());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.openc2.testkit.broker.TestBrokers#available")
  void availableBrokersRun(TestBroker broker) throws IOException {
    try (Socket socket = new Socket(broker.host(), broker.port())) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void embeddedBrokerIsOneForAllTests() {
    TestBroker first = TestBrokers.embedded();

    first.close();

    assertThat(TestBrokers.embedded()).isSameAs(first);
    assertThatThrownBy(first::stop).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(first::kill).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void embeddedBrokerOfOneTestComesBackOnItsPort() {
    try (TestBroker broker = TestBrokers.embeddedOfOneTest()) {
      int port = broker.port();

      broker.stop();
      assertThat(listens(port)).isFalse();
      broker.start();

      assertThat(broker.port()).isEqualTo(port);
      assertThat(listens(port)).isTrue();
    }
  }

  @Test
  void mosquittoComesBackOnItsPortAfterStopAndKill() {
    try (TestBroker broker = TestBrokers.mosquitto()) {
      int port = broker.port();

      broker.stop();
      assertThat(listens(port)).isFalse();
      broker.start();
      assertThat(listens(port)).isTrue();
      broker.kill();
      assertThat(listens(port)).isFalse();
      broker.start();

      assertThat(listens(port)).isTrue();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
