// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FaultyProxyTest {

  private static final int A_WHILE_MILLIS = 300;

  private ServerSocket broker;
  private FaultyProxy proxy;
  private Socket client;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    proxy = FaultyProxy.to(broker.getLocalPort());
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    server = broker.accept();
    // Only then is the proxy ready for tricks.
    send(".");
    received(1);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
    proxy.close();
    broker.close();
  }

  private void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private String received(int count) throws IOException {
    return new String(server.getInputStream().readNBytes(count), US_ASCII);
  }

  @Test
  void whatIsNotDisturbedPassesInBothDirections() throws IOException {
    send("there");
    assertThat(received(5)).isEqualTo("there");

    server.getOutputStream().write(7);
    assertThat(client.getInputStream().read()).isEqualTo(7);
    assertThat(proxy.cuts()).isZero();
  }

  @Test
  void aCutIsTheEndForBothSides() throws IOException {
    proxy.cut();

    assertThat(client.getInputStream().read()).isEqualTo(-1);
    assertThat(server.getInputStream().read()).isEqualTo(-1);
    assertThat(proxy.cuts()).isEqualTo(1);
  }

  @Test
  void aResetIsAnErrorForBothSides() {
    proxy.reset();

    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> server.getInputStream().read()).isInstanceOf(SocketException.class);
  }

  @Test
  void aCutInsideLetsHalfThrough() throws IOException {
    proxy.cutInside();

    send("abcdef");

    assertThat(server.getInputStream().read()).isEqualTo('a');
    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    assertThat(proxy.cuts()).isEqualTo(1);
  }

  @Test
  void aHalfCloseEndsOneDirectionAndTheOtherLives() throws IOException {
    proxy.halfClose(Direction.TO_BROKER);

    assertThat(server.getInputStream().read()).isEqualTo(-1);
    server.getOutputStream().write(7);
    assertThat(client.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void whatIsHeldComesWhenItIsReleased() throws IOException {
    proxy.hold(true);
    send("late");
    server.setSoTimeout(A_WHILE_MILLIS);
    assertThatThrownBy(() -> server.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    proxy.calm();

    server.setSoTimeout(0);
    assertThat(received(4)).isEqualTo("late");
  }

  @Test
  void whatIsDelayedOrThrottledTakesItsTime() throws IOException {
    proxy.delay(Duration.ofMillis(A_WHILE_MILLIS));
    assertThat(millisToPass("x".repeat(10))).isGreaterThanOrEqualTo(A_WHILE_MILLIS);

    proxy.calm();
    proxy.throttle(1_000);
    assertThat(millisToPass("x".repeat(A_WHILE_MILLIS))).isGreaterThanOrEqualTo(A_WHILE_MILLIS);
  }

  private long millisToPass(String text) throws IOException {
    long start = System.nanoTime();
    send(text);
    assertThat(received(text.length())).isEqualTo(text);
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
