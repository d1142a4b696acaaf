// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.transfer.mqtt.link.LinkConfig;
import dev.openc2.transfer.mqtt.link.LinkException;
import dev.openc2.transfer.mqtt.link.LinkListener;
import dev.openc2.transfer.mqtt.link.MqttLink;
import dev.openc2.transfer.mqtt.link.PahoLink;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** What we offer and accept (transf-mqtt v1.0 appendix B). */
class TlsSettingsTest {

  @Test
  void onlyModernProtocolsAndSuitesAreOffered() throws Exception {
    TlsSettings settings = TlsSettings.of(SSLContext.getDefault());

    assertThat(settings.protocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(settings.cipherSuites())
        .isNotEmpty()
        .allMatch(suite -> suite.contains("GCM") || suite.contains("CHACHA20"))
        .allMatch(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"));
  }

  @Test
  void bannedProtocolsAndSuitesCanNotBeAskedFor() throws Exception {
    SSLContext context = SSLContext.getDefault();
    List<String> suites = TlsSettings.of(context).cipherSuites();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlsSettings(context, List.of("TLSv1.1"), suites));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TlsSettings(
                    context, List.of("TLSv1.2"), List.of("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TlsSettings(context, List.of("TLSv1.2"), List.of("TLS_RSA_WITH_NULL_SHA256")));
  }

  // The server answers every ClientHello with a ServerHello for TLS 1.1.
  @Test
  void serverThatOnlyHasTls11IsRefusedAndIsOfferedNothingBanned() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> hello = CompletableFuture.supplyAsync(() -> answerTls11(server));
      LinkConfig config =
          LinkConfig.builder("localhost", server.getLocalPort(), "tls11")
              .tls(TlsSettings.of(SSLContext.getDefault()))
              .build();

      try (MqttLink link = new PahoLink(config, publish -> {}, LinkListener.NONE)) {
        assertThatThrownBy(() -> link.start().toCompletableFuture().get(10, TimeUnit.SECONDS))
            .cause()
            .isInstanceOfSatisfying(
                LinkException.class,
                failure -> assertThat(failure.kind()).isEqualTo(LinkException.Kind.TLS));
      }
      assertThat(offeredSuites(hello.get(10, TimeUnit.SECONDS)))
          .isNotEmpty()
          .isSubsetOf(
              "1301", "1302", "1303", "c02b", "c02c", "c02f", "c030", "cca8", "cca9", "00ff");
    }
  }

  private static byte[] answerTls11(ServerSocket server) {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readFully(new byte[3]);
      byte[] clientHello = new byte[in.readUnsignedShort()];
      in.readFully(clientHello);
      String serverHello = "1603 02 002a 02 000026 0302" + "11".repeat(32) + "00 c013 00";
      socket.getOutputStream().write(HexFormat.of().parseHex(serverHello.replace(" ", "")));
      int unused = in.read();
      return clientHello;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
}
