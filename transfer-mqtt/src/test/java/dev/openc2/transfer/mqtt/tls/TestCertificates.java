// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates made by the keytool of the running JDK, written as PEM files. */
final class TestCertificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path store;

  TestCertificates(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("all.p12");
  }

  /** A certificate authority. */
  Path authority(String name) throws Exception {
    generate(name, "EC", "-ext", "bc:c", "-ext", "ku=keyCertSign");
    return certificate(name);
  }

  /** A key and a certificate signed by an authority. */
  void issue(String name, String signer, String algorithm, String san) throws Exception {
    generate(name, algorithm, "-signer", signer, "-ext", "san=" + san);
  }

  Path certificate(String name) throws Exception {
    Certificate certificate = load().getCertificate(name);
    return write(name + ".crt", "CERTIFICATE", certificate.getEncoded());
  }

  Path key(String name) throws Exception {
    Key key = load().getKey(name, PASSWORD.toCharArray());
    return write(name + ".key", "PRIVATE KEY", key.getEncoded());
  }

  Path write(String file, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, body, label));
  }

  private KeyStore load() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private void generate(String name, String algorithm, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(output).isZero();
  }
}
