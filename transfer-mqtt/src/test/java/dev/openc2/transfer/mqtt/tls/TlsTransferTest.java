// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.openc2.testkit.broker.MosquittoBroker;
import dev.openc2.testkit.broker.MosquittoOptions;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.ProducerId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// transf-mqtt v1.0 appendix B; what the link does with certificates is proved in TlsLinkTest.
@Tag("T14")
class TlsTransferTest {

  @Test
  void schemeMqttsMeansTls(@TempDir Path folder) throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    certificates.authority("ca");
    certificates.issue("server", "ca", "EC", "dns:localhost");
    MosquittoOptions options =
        MosquittoOptions.builder()
            .tls(
                new MosquittoOptions.Tls(
                    certificates.certificate("ca"),
                    certificates.certificate("server"),
                    certificates.key("server"),
                    false))
            .build();
    try (MosquittoBroker broker = TestBrokers.mosquitto(options)) {
      Credentials trusting =
          new Credentials(null, null, certificates.certificate("ca"), null, null);

      assertThatCode(() -> connect(broker, trusting)).doesNotThrowAnyException();
      Throwable failure = catchThrowable(() -> connect(broker, Credentials.NONE));

      assertThat(failure).isInstanceOf(TransferException.class);
      assertThat(((TransferException) failure).reason()).isEqualTo(Reason.TLS);
    }
  }

  @Test
  void unusableFileIsToldBeforeConnecting(@TempDir Path folder) {
    Credentials credentials = new Credentials(null, null, folder.resolve("no.pem"), null, null);

    Throwable failure = catchThrowable(() -> connect("mqtts://localhost:1", credentials));

    assertThat(failure).isInstanceOf(TransferException.class).hasMessageContaining("no.pem");
  }

  private static void connect(MosquittoBroker broker, Credentials credentials) throws Exception {
    connect("mqtts://localhost:" + broker.tlsPort(), credentials);
  }

  private static void connect(String uri, Credentials credentials) throws Exception {
    URI endpoint = URI.create(uri);
    TransferConfig config = new TransferConfig(endpoint, credentials, false, null, Map.of());
    ProducerId id = ProducerId.of("soc");
    try (ProducerTransfer transfer = Transfers.providerOf(endpoint).producer(config, id)) {
      transfer.start(InboundFrame::acknowledge).toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransferException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
