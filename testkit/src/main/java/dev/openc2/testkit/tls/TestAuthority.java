// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority in a folder, which issues certificates as PEM files. Not thread-safe. */
public final class TestAuthority {

  private static final String PASSWORD = "changeit";
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final Path store;
  private final Path certificate;

  /** Makes an authority; its files go into the folder. */
  public TestAuthority(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("ca.p12");
    this.certificate = folder.resolve("ca.pem");
    generate(store, "CN=openc2 test authority", "BasicConstraints:critical=ca:true");
    keytool("-exportcert", "-rfc", "-alias", "it", "-keystore", store, "-file", certificate);
  }

  /** The authority's own certificate. */
  public Path certificate() {
    return certificate;
  }

  /**
   * Issues a certificate.
   *
   * @param name CN, and the name of the files
   * @param subjectAlternativeNames such as {@code dns:localhost,ip:127.0.0.1}
   */
  public Issued issue(String name, String subjectAlternativeNames) {
    Path keys = folder.resolve(name + ".p12");
    Path request = folder.resolve(name + ".csr");
    Path issued = folder.resolve(name + ".pem");
    Path key = folder.resolve(name + ".key.pem");
    String san = "SubjectAlternativeName=" + subjectAlternativeNames;
    generate(keys, "CN=" + name, san);
    keytool("-certreq", "-alias", "it", "-keystore", keys, "-file", request);
    keytool(
        "-gencert",
        "-rfc",
        "-alias",
        "it",
        "-keystore",
        store,
        "-infile",
        request,
        "-outfile",
        issued,
        "-ext",
        san);
    exportKey(keys, key);
    return new Issued(issued, key);
  }

  /**
   * A certificate with its key.
   *
   * @param certificate PEM
   * @param key PEM, PKCS#8
   */
  public record Issued(Path certificate, Path key) {}

  private static void generate(Path store, String subject, String extension) {
    keytool(
        "-genkeypair",
        "-alias",
        "it",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "2",
        "-dname",
        subject,
        "-ext",
        extension,
        "-keystore",
        store,
        "-storetype",
        "PKCS12");
  }

  private static void exportKey(Path store, Path file) {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      byte[] pkcs8 = keys.getKey("it", PASSWORD.toCharArray()).getEncoded();
      String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8);
      Files.writeString(
          file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keytool made a store that cannot be read", e);
    }
  }

  private static void keytool(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    command.addAll(List.of("-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("keytool failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
