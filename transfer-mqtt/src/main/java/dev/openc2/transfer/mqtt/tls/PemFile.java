// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
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

/** Certificates and keys in the text form of RFC 7468. */
final class PemFile {

  private static final int MAX_BYTES = 1024 * 1024;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  private record Block(String label, String body) {}

  private final Path path;
  private final List<Block> blocks;

  private PemFile(Path path, List<Block> blocks) {
    this.path = path;
    this.blocks = blocks;
  }

  static PemFile read(Path path) {
    Matcher matcher = BLOCK.matcher(text(path));
    List<Block> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return new PemFile(path, blocks);
  }

  private static String text(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new TlsException(path + " is too large for a PEM file");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new TlsException(path + " does not exist", e);
    } catch (IOException e) {
      throw new TlsException(path + " can not be read: " + e.getMessage(), e);
    }
  }

  /** All certificates, at least one. */
  List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.label().equals("CERTIFICATE")) {
          ByteArrayInputStream der = new ByteArrayInputStream(decode(block));
          certificates.add((X509Certificate) factory.generateCertificate(der));
        }
      }
    } catch (CertificateException e) {
      throw new TlsException(path + " contains a certificate that can not be read", e);
    }
    if (certificates.isEmpty()) {
      throw new TlsException(path + " contains no PEM certificate");
    }
    return certificates;
  }

  /** The private key. */
  PrivateKey privateKey() {
    for (Block block : blocks) {
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return pkcs8(decode(block));
        }
        case "ENCRYPTED PRIVATE KEY" -> throw convert("is protected by a password");
        case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> throw convert("has an old key format");
        default -> {
          // Certificates and EC parameters may stand beside the key.
        }
      }
    }
    throw new TlsException(path + " contains no PEM private key");
  }

  private TlsException convert(String what) {
    return new TlsException(
        "%s %s: convert it with openssl pkcs8 -topk8 -nocrypt -in %s -out key.pem"
            .formatted(path, what, path));
  }

  private PrivateKey pkcs8(byte[] der) {
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        // Not a key of this kind: the next may fit.
      } catch (GeneralSecurityException e) {
        throw new TlsException("this Java has no " + algorithm + " keys", e);
      }
    }
    throw new TlsException(path + " contains a key that is neither RSA, EC nor Ed25519");
  }

  private byte[] decode(Block block) {
    try {
      return Base64.getMimeDecoder().decode(block.body());
    } catch (IllegalArgumentException e) {
      throw new TlsException(path + " is not valid PEM", e);
    }
  }
}
