// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.testkit.broker.MosquittoBroker;
import dev.openc2.testkit.broker.MosquittoOptions;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.transfer.mqtt.link.LinkConfig;
import dev.openc2.transfer.mqtt.link.LinkListener;
import dev.openc2.transfer.mqtt.link.MqttLink;
import dev.openc2.transfer.mqtt.link.OutboundPublish;
import dev.openc2.transfer.mqtt.link.PahoLink;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we offer to a broker before anything is secret (RFC 8446 §4.1.2, §4.2). */
class ClientHelloTest {

  private static final int PATIENCE_SECONDS = 10;
  private static final int SUPPORTED_VERSIONS = 0x002b;
  private static final int PRE_SHARED_KEY = 0x0029;
  private static final int EARLY_DATA = 0x002a;

  // transf-mqtt v1.0 appendix B: TLS 1.2 and 1.3, nothing older; no early data, not even where a
  // session is resumed, which is when it could be sent.
  @Test
  void onlyModernVersionsAndNoEarlyDataAreOfferedEvenToAKnownBroker(@TempDir Path folder)
      throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    Path ca = certificates.authority("ca");
    certificates.issue("server", "ca", "EC", "dns:localhost,ip:127.0.0.1");
    TlsSettings settings = new TlsConfig(ca, null, null).load();
    try (MosquittoBroker broker = broker(ca, certificates);
        FirstRecords relay = FirstRecords.to(broker.tlsPort())) {
      connectAndPublish(relay.port(), settings);
      connectAndPublish(relay.port(), settings);

      Map<Integer, byte[]> fresh = extensions(relay.next(PATIENCE_SECONDS));
      Map<Integer, byte[]> resumed = extensions(relay.next(PATIENCE_SECONDS));
      // A list of four octets: TLS 1.3 and TLS 1.2.
      assertThat(fresh.get(SUPPORTED_VERSIONS)).isEqualTo(HexFormat.of().parseHex("0403040303"));
      assertThat(fresh).doesNotContainKeys(PRE_SHARED_KEY, EARLY_DATA);
      assertThat(resumed).containsKey(PRE_SHARED_KEY).doesNotContainKey(EARLY_DATA);
    }
  }

  private static MosquittoBroker broker(Path ca, TestCertificates certificates) throws Exception {
    return TestBrokers.mosquitto(
        MosquittoOptions.builder()
            .tls(
                new MosquittoOptions.Tls(
                    ca, certificates.certificate("server"), certificates.key("server"), false))
            .build());
  }

  private static void connectAndPublish(int port, TlsSettings settings) throws Exception {
    LinkConfig config = LinkConfig.builder("localhost", port, "hello").tls(settings).build();
    try (MqttLink link = new PahoLink(config, publish -> {}, LinkListener.NONE)) {
      link.start().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      link.publish(OutboundPublish.builder("tls", new byte[0]).build())
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** The extensions of a ClientHello by their types. */
  private static Map<Integer, byte[]> extensions(byte[] clientHello) {
    ByteBuffer in = ByteBuffer.wrap(clientHello);
    in.position(4 + 2 + 32); // head of the message, version, random
    skip(in, in.get() & 0xFF); // session id
    skip(in, in.getShort() & 0xFFFF); // cipher suites
    skip(in, in.get() & 0xFF); // compression
    in.getShort(); // length of all extensions
    Map<Integer, byte[]> extensions = new TreeMap<>();
    while (in.hasRemaining()) {
      int type = in.getShort() & 0xFFFF;
      byte[] value = new byte[in.getShort() & 0xFFFF];
      in.get(value);
      extensions.put(type, value);
    }
    return extensions;
  }

  private static void skip(ByteBuffer in, int length) {
    in.position(in.position() + length);
  }
}
