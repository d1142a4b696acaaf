// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoBrokerTest {

  private static final int MAY_NOT_CONNECT = 0x87;

  @Test
  void limitsAreAnnouncedInConnack() throws IOException {
    MosquittoOptions options =
        MosquittoOptions.builder().maxTopicAlias(0).maxInflightMessages(1_000).build();

    try (MosquittoBroker broker = TestBrokers.mosquitto(options)) {
      String connack = HexFormat.of().formatHex(connack(broker.port(), null));

      assertThat(connack).contains("2103e8").doesNotContain("22000a");
    }
  }

  @Test
  void accountsLockOthersOut() throws IOException {
    TestBrokers.requireProgram("mosquitto_passwd");
    MosquittoOptions options =
        MosquittoOptions.builder().user("alice", "secret").accessRules("user alice\n").build();

    try (MosquittoBroker broker = TestBrokers.mosquitto(options)) {
      assertThat(connack(broker.port(), null)[1] & 0xFF).isEqualTo(MAY_NOT_CONNECT);
      assertThat(connack(broker.port(), "secret")[1]).isZero();
    }
  }

  @Test
  void stateIsSavedOnDiskAtStop(@TempDir Path state) throws IOException {
    MosquittoOptions options = MosquittoOptions.builder().persistenceFolder(state).build();

    try (MosquittoBroker broker = TestBrokers.mosquitto(options)) {
      broker.stop();

      assertThat(state.resolve("mosquitto.db")).exists();
    }
  }

  @Test
  void tlsListenerHasItsOwnPort(@TempDir Path folder) throws Exception {
    TestBrokers.requireProgram("openssl");
    Path key = folder.resolve("key.pem");
    Path certificate = folder.resolve("certificate.pem");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    MosquittoOptions options =
        MosquittoOptions.builder()
            .tls(new MosquittoOptions.Tls(certificate, certificate, key, false))
            .build();

    try (MosquittoBroker broker = TestBrokers.mosquitto(options);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.tlsPort())) {
      assertThat(socket.isConnected()).isTrue();
      assertThat(broker.tlsUri()).hasToString("mqtts://localhost:" + broker.tlsPort());
    }
  }

  @Test
  void configurationThatMosquittoRefusesIsToldWithItsLog(@TempDir Path folder) throws IOException {
    Path noCertificate = Files.writeString(folder.resolve("empty.pem"), "");
    MosquittoOptions options =
        MosquittoOptions.builder()
            .tls(new MosquittoOptions.Tls(noCertificate, noCertificate, noCertificate, false))
            .build();

    BrokerKind.MOSQUITTO.require();

    assertThatThrownBy(() -> TestBrokers.mosquitto(options))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("empty.pem");
  }

  /** The CONNACK's body for a CONNECT, as {@code alice} if there is a password. */
  private static byte[] connack(int port, @Nullable String password) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 5});
    body.write(password == null ? 0x02 : 0xC2);
    body.write(new byte[] {0, 10, 0, 0, 1, 'c'});
    if (password != null) {
      writeText(body, "alice");
      writeText(body, password);
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(new byte[] {0x10, (byte) body.size()});
      socket.getOutputStream().write(body.toByteArray());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      assertThat(in.readUnsignedByte()).isEqualTo(0x20);
      return in.readNBytes(in.readUnsignedByte());
    }
  }

  private static void writeText(ByteArrayOutputStream out, String text) throws IOException {
    out.write(0);
    out.write(text.length());
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
