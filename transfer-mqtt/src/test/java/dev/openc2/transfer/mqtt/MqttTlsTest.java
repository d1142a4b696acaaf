// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.openc2.testkit.broker.MosquittoBroker;
import dev.openc2.testkit.broker.MosquittoOptions;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.testkit.tls.TestAuthority;
import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.value.ProducerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// transf-mqtt v1.0 appendix B
@Tag("T14")
class MqttTlsTest {

  private final TestAuthority authority;
  private final TestAuthority.Issued server;

  MqttTlsTest(@TempDir Path folder) throws Exception {
    authority = new TestAuthority(Files.createDirectory(folder.resolve("ours")));
    server = authority.issue("server", "dns:localhost,ip:127.0.0.1");
  }

  @Test
  void connectionIsMadeByNameAndByAddress() {
    try (MosquittoBroker broker = broker(server, false)) {
      for (String host : new String[] {"localhost", "127.0.0.1"}) {
        assertThatCode(() -> connect(host, broker, credentials(authority, null)))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void serverOfAnotherAuthorityIsRefused(@TempDir Path other) {
    try (MosquittoBroker broker = broker(server, false)) {
      assertTlsFailure("localhost", broker, credentials(new TestAuthority(other), null));
      assertTlsFailure("localhost", broker, Credentials.NONE);
    }
  }

  @Test
  void serverWithAnotherNameIsRefused() {
    TestAuthority.Issued stranger = authority.issue("stranger", "dns:broker.example");
    try (MosquittoBroker broker = broker(stranger, false)) {
      assertTlsFailure("localhost", broker, credentials(authority, null));
    }
  }

  @Test
  void clientShowsItsCertificateWhereTheBrokerWantsOne() {
    TestAuthority.Issued client = authority.issue("soc", "dns:soc");
    try (MosquittoBroker broker = broker(server, true)) {
      assertThatCode(() -> connect("localhost", broker, credentials(authority, client)))
          .doesNotThrowAnyException();
      assertThat(catchThrowable(() -> connect("localhost", broker, credentials(authority, null))))
          .as("no certificate")
          .isNotNull();
    }
  }

  @Test
  void serverThatSpeaksOnlyAnOldVersionIsRefused() throws Exception {
    SSLServerSocketFactory factory = (SSLServerSocketFactory) SSLServerSocketFactory.getDefault();
    try (SSLServerSocket old = (SSLServerSocket) factory.createServerSocket(0)) {
      old.setEnabledProtocols(new String[] {"TLSv1.1"});
      Thread acceptor =
          new Thread(
              () -> {
                try {
                  old.accept().getInputStream().read();
                } catch (IOException e) {
                  // The handshake fails: that is what this is for.
                }
              });
      acceptor.setDaemon(true);
      acceptor.start();

      Throwable failure =
          catchThrowable(
              () -> connect("localhost", old.getLocalPort(), credentials(authority, null)));

      assertThat(failure).isInstanceOf(TransferException.class);
      assertThat(((TransferException) failure).reason()).isEqualTo(Reason.TLS);
    }
  }

  private void assertTlsFailure(String host, MosquittoBroker broker, Credentials credentials) {
    Throwable failure = catchThrowable(() -> connect(host, broker, credentials));
    assertThat(failure).isInstanceOf(TransferException.class);
    assertThat(((TransferException) failure).reason()).isEqualTo(Reason.TLS);
    assertThat(failure.getMessage()).contains("mqtts://" + host);
  }

  private MosquittoBroker broker(TestAuthority.Issued certificate, boolean clientCertificate) {
    return TestBrokers.mosquitto(
        MosquittoOptions.builder()
            .tls(
                new MosquittoOptions.Tls(
                    authority.certificate(),
                    certificate.certificate(),
                    certificate.key(),
                    clientCertificate))
            .build());
  }

  private static Credentials credentials(
      TestAuthority trusted, TestAuthority.@Nullable Issued client) {
    return new Credentials(
        null,
        null,
        trusted.certificate(),
        client == null ? null : client.certificate(),
        client == null ? null : client.key());
  }

  private static void connect(String host, MosquittoBroker broker, Credentials credentials)
      throws Exception {
    connect(host, broker.tlsPort(), credentials);
  }

  private static void connect(String host, int port, Credentials credentials) throws Exception {
    MqttConfig config =
        MqttConfig.builder(host)
            .port(port)
            .tls(true)
            .producer(ProducerId.of("soc"))
            .credentials(credentials)
            .build();
    try (ProducerTransfer transfer = MqttTransfer.of(config).producer()) {
      transfer.start(InboundFrame::acknowledge).toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransferException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
