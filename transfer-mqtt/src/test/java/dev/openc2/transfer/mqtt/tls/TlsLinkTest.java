// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.testkit.broker.MosquittoBroker;
import dev.openc2.testkit.broker.MosquittoOptions;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.transfer.mqtt.link.LinkConfig;
import dev.openc2.transfer.mqtt.link.LinkException;
import dev.openc2.transfer.mqtt.link.LinkListener;
import dev.openc2.transfer.mqtt.link.MqttLink;
import dev.openc2.transfer.mqtt.link.OutboundPublish;
import dev.openc2.transfer.mqtt.link.PahoLink;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secure connections to a broker that is not ours. */
class TlsLinkTest {

  private static TestCertificates certificates;
  private static Path ca;
  private static Path otherCa;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    certificates = new TestCertificates(folder);
    ca = certificates.authority("ca");
    otherCa = certificates.authority("other");
    certificates.issue("server", "ca", "EC", "dns:localhost,ip:127.0.0.1");
    certificates.issue("elsewhere", "ca", "EC", "dns:elsewhere.example");
    certificates.issue("client", "ca", "RSA", "dns:client");
  }

  @Test
  @Tag("T14")
  void goodCertificateIsAcceptedByNameAndByAddress() throws Exception {
    try (MosquittoBroker broker = broker("server", false)) {
      assertThat(publish(broker, "localhost", new TlsConfig(ca, null, null))).isNotNull();
      assertThat(publish(broker, "127.0.0.1", new TlsConfig(ca, null, null))).isNotNull();
    }
  }

  @Test
  void unknownAuthorityIsRefused() throws Exception {
    try (MosquittoBroker broker = broker("server", false)) {
      assertTlsFailure(broker, new TlsConfig(otherCa, null, null), "no secure connection");
      assertTlsFailure(broker, TlsConfig.defaults(), "no secure connection");
    }
  }

  @Test
  void certificateOfAnotherHostIsRefused() throws Exception {
    try (MosquittoBroker broker = broker("elsewhere", false)) {
      assertTlsFailure(broker, new TlsConfig(ca, null, null), "localhost");
    }
  }

  @Test
  void clientCertificateIsShown() throws Exception {
    try (MosquittoBroker broker = broker("server", true)) {
      TlsConfig config =
          new TlsConfig(ca, certificates.certificate("client"), certificates.key("client"));

      assertThat(publish(broker, "localhost", config)).isNotNull();
    }
  }

  @Test
  void missingClientCertificateIsToldAsSuch() throws Exception {
    try (MosquittoBroker broker = broker("server", true)) {
      assertTlsFailure(broker, new TlsConfig(ca, null, null), "client certificate");
    }
  }

  // transf-mqtt v1.0 appendix B: nothing older than TLS 1.2. The server answers every ClientHello
  // with a ServerHello for TLS 1.1.
  @Test
  void serverThatOnlyHasTls11IsRefusedAndIsOfferedNothingBanned() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> hello =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  DataInputStream in = new DataInputStream(socket.getInputStream());
                  in.readFully(new byte[3]);
                  byte[] clientHello = new byte[in.readUnsignedShort()];
                  in.readFully(clientHello);
                  String tls11 = "1603 02 002a 02 000026 0302" + "11".repeat(32) + "00 c013 00";
                  socket.getOutputStream().write(HexFormat.of().parseHex(tls11.replace(" ", "")));
                  in.read();
                  return clientHello;
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      LinkConfig config =
          LinkConfig.builder("localhost", server.getLocalPort(), "tls11")
              .tls(new TlsConfig(ca, null, null).load())
              .build();

      assertThat(failure(config).kind()).isEqualTo(LinkException.Kind.TLS);

      assertThat(offeredSuites(hello.get(10, TimeUnit.SECONDS)))
          .isNotEmpty()
          .isSubsetOf(
              "1301", "1302", "1303", "c02b", "c02c", "c02f", "c030", "cca8", "cca9", "00ff");
    }
  }

  /** The cipher suites of a ClientHello (RFC 8446 §4.1.2), in hex. */
  private static Set<String> offeredSuites(byte[] clientHello) {
    ByteBuffer in = ByteBuffer.wrap(clientHello);
    in.position(4 + 2 + 32);
    in.position(in.position() + 1 + in.get(in.position()));
    int length = in.getShort() & 0xFFFF;
    Set<String> suites = new TreeSet<>();
    for (int i = 0; i < length; i += 2) {
      suites.add("%04x".formatted(in.getShort() & 0xFFFF));
    }
    return suites;
  }

  private static MosquittoBroker broker(String server, boolean clientCertificate) throws Exception {
    return TestBrokers.mosquitto(
        MosquittoOptions.builder()
            .tls(
                new MosquittoOptions.Tls(
                    ca,
                    certificates.certificate(server),
                    certificates.key(server),
                    clientCertificate))
            .build());
  }

  private static Object publish(MosquittoBroker broker, String host, TlsConfig tls)
      throws Exception {
    LinkConfig config =
        LinkConfig.builder(host, broker.tlsPort(), "tlstest").tls(tls.load()).build();
    try (MqttLink link = new PahoLink(config, publish -> {}, LinkListener.NONE)) {
      link.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
      return link.publish(OutboundPublish.builder("tls", new byte[0]).build())
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    }
  }

  private static void assertTlsFailure(MosquittoBroker broker, TlsConfig tls, String text) {
    LinkException failure =
        failure(
            LinkConfig.builder("localhost", broker.tlsPort(), "tlstest").tls(tls.load()).build());

    assertThat(failure.kind()).isEqualTo(LinkException.Kind.TLS);
    assertThat(failure).hasMessageContaining(text);
  }

  private static LinkException failure(LinkConfig config) {
    @Nullable LinkException[] found = new LinkException[1];
    try (MqttLink link = new PahoLink(config, publish -> {}, LinkListener.NONE)) {
      assertThatThrownBy(() -> link.start().toCompletableFuture().get(10, TimeUnit.SECONDS))
          .satisfies(thrown -> found[0] = (LinkException) thrown.getCause());
    }
    LinkException failure = found[0];
    if (failure == null) {
      throw new AssertionError("it did not fail");
    }
    return failure;
  }
}
