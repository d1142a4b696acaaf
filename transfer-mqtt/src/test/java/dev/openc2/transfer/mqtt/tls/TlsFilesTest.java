// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFilesTest {

  private final Path folder;

  TlsFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  // transf-mqtt v1.0 appendix B
  @Test
  void onlyModernVersionsAndSuitesAreOffered() {
    TlsSettings settings = new TlsFiles(null, null, null).load();

    assertThat(settings.protocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(settings.cipherSuites())
        .isNotEmpty()
        .allMatch(suite -> suite.contains("GCM") || suite.contains("CHACHA20"))
        .noneMatch(
            suite ->
                suite.contains("NULL") || suite.contains("CBC") || suite.startsWith("TLS_RSA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void keysOfEveryUsualAlgorithmAreRead(String algorithm) throws Exception {
    byte[] der =
        KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
    Path file = write(pem("PRIVATE KEY", der));

    assertThat(PemFiles.privateKey(file).getEncoded()).isEqualTo(der);
  }

  static Stream<Arguments> badKeys() {
    return Stream.of(
        argumentSet("PKCS#1", pem("RSA PRIVATE KEY", new byte[9]), "openssl pkcs8 -topk8"),
        argumentSet("SEC1", pem("EC PRIVATE KEY", new byte[9]), "openssl pkcs8 -topk8"),
        argumentSet("encrypted", pem("ENCRYPTED PRIVATE KEY", new byte[9]), "openssl pkcs8 -topk8"),
        argumentSet("garbage", pem("PRIVATE KEY", new byte[9]), "cannot be read"),
        argumentSet("a certificate", pem("CERTIFICATE", new byte[9]), "no private key"),
        argumentSet("empty", "", "no private key"));
  }

  @ParameterizedTest
  @MethodSource("badKeys")
  void badKeyIsRefusedWithTheFileAndTheWayOut(String text, String sentence) throws IOException {
    Path file = write(text);

    assertThatThrownBy(() -> PemFiles.privateKey(file))
        .isInstanceOf(TlsConfigException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(sentence);
  }

  @Test
  void badCertificatesAreRefusedWithTheFile() throws IOException {
    Path missing = folder.resolve("missing.pem");
    Path empty = write("nothing here");
    assertThatThrownBy(() -> new TlsFiles(missing, null, null).load())
        .isInstanceOf(TlsConfigException.class)
        .hasMessage(missing + " does not exist");
    assertThatThrownBy(() -> new TlsFiles(empty, null, null).load())
        .isInstanceOf(TlsConfigException.class)
        .hasMessage(empty + " holds no certificate in PEM");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("file.pem"), text);
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }
}
