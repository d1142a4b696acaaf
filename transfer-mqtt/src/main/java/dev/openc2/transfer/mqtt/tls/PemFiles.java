// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and private keys from PEM files (RFC 7468) with nothing but the JDK. */
final class PemFiles {

  /** No certificate chain or bundle of roots comes near it. */
  private static final int MAX_BYTES = 4 << 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*+)-----END \\1-----");

  private PemFiles() {}

  /** The certificates of a file in their order, at least one. */
  static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(read(file));
    while (block.find()) {
      if (block.group(1).endsWith("CERTIFICATE")) {
        certificates.add(certificate(file, decode(file, block.group(2))));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsConfigException(file, "holds no certificate in PEM");
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate certificate(Path file, byte[] der) {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
      return (X509Certificate) certificate;
    } catch (CertificateException e) {
      throw new TlsConfigException(file, "holds a certificate that cannot be read", e);
    }
  }

  /** The private key of a file: unencrypted PKCS#8, which is {@code BEGIN PRIVATE KEY}. */
  static PrivateKey privateKey(Path file) {
    Matcher block = BLOCK.matcher(read(file));
    while (block.find()) {
      String label = block.group(1);
      if (label.equals("PRIVATE KEY")) {
        return privateKey(file, decode(file, block.group(2)));
      }
      if (label.endsWith("PRIVATE KEY")) {
        throw new TlsConfigException(
            file,
            "holds a "
                + label
                + ", not an unencrypted PKCS#8 key; convert it: openssl pkcs8 -topk8 -nocrypt -in "
                + file
                + " -out key.pem");
      }
    }
    throw new TlsConfigException(file, "holds no private key in PEM");
  }

  private static PrivateKey privateKey(Path file, byte[] der) {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
    for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        // A key of another algorithm, most likely: PKCS#8 says which only inside.
      } catch (GeneralSecurityException e) {
        throw new TlsConfigException(file, "holds a key that this Java cannot use", e);
      }
    }
    throw new TlsConfigException(file, "holds a key that cannot be read");
  }

  private static byte[] decode(Path file, String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new TlsConfigException(file, "is not PEM", e);
    }
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TlsConfigException(file, "is larger than 4 MiB");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new TlsConfigException(file, "does not exist", e);
    } catch (IOException e) {
      throw new TlsConfigException(file, "cannot be read", e);
    }
  }
}
