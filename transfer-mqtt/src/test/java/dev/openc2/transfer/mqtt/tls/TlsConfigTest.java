// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConfigTest {

  private static TestCertificates certificates;
  private static Path ca;

  @BeforeAll
  static void makeCertificates(@TempDir Path folder) throws Exception {
    certificates = new TestCertificates(folder);
    ca = certificates.authority("ca");
    certificates.issue("rsa", "ca", "RSA", "dns:rsa");
    certificates.issue("ec", "ca", "EC", "dns:ec");
    certificates.issue("ed", "ca", "Ed25519", "dns:ed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec", "ed"})
  void keysOfEveryKindAreRead(String name) throws Exception {
    TlsConfig config = new TlsConfig(ca, certificates.certificate(name), certificates.key(name));

    assertThat(config.load().context()).isNotNull();
  }

  // transf-mqtt v1.0 appendix B
  @Test
  void onlyModernProtocolsAndSuitesAreOffered() {
    TlsSettings settings = TlsConfig.defaults().load();

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

  @Test
  void certificateAndKeyBelongTogether() throws Exception {
    Path certificate = certificates.certificate("rsa");
    Path key = certificates.key("ec");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlsConfig(null, certificate, null))
        .withMessage("a client certificate needs a client key");
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(() -> new TlsConfig(null, certificate, key).load())
        .withMessage(key + " is not the key of " + certificate);
  }

  @Test
  void errorsNameTheFile(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing.pem");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
    Path broken = certificates.write("broken.pem", "CERTIFICATE", new byte[] {1, 2, 3});
    Path odd = certificates.write("odd.key", "PRIVATE KEY", new byte[] {1, 2, 3});
    Path good = certificates.certificate("ec");

    assertError(new TlsConfig(missing, null, null), missing + " does not exist");
    assertError(new TlsConfig(empty, null, null), empty + " contains no PEM certificate");
    assertError(
        new TlsConfig(broken, null, null), broken + " contains a certificate that can not be read");
    assertError(
        new TlsConfig(null, good, odd),
        odd + " contains a key that is neither RSA, EC nor Ed25519");
    assertError(new TlsConfig(null, good, empty), empty + " contains no PEM private key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void otherKeyFormatsAreToldHowToBeConverted(String label) throws Exception {
    Path key = certificates.write("old.key", label, new byte[] {1, 2, 3});
    TlsConfig config = new TlsConfig(null, certificates.certificate("ec"), key);

    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(config::load)
        .withMessageContaining("openssl pkcs8 -topk8 -nocrypt -in " + key);
  }

  private static void assertError(TlsConfig config, String message) {
    assertThatExceptionOfType(TlsException.class).isThrownBy(config::load).withMessage(message);
  }
}
