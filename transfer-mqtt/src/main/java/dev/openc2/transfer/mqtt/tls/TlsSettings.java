// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * What a secure connection is made with (transf-mqtt v1.0 appendix B).
 *
 * @param context keys and trusted certificates
 * @param protocols TLS versions to offer
 * @param cipherSuites suites to offer
 */
public record TlsSettings(SSLContext context, List<String> protocols, List<String> cipherSuites) {

  private static final Set<String> ALLOWED_PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  /** All AEAD suites with an ephemeral key exchange; RFC 7540 appendix A bans every other. */
  private static final List<String> ALLOWED_SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  public TlsSettings {
    requireNonNull(context, "context");
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    if (protocols.isEmpty() || !ALLOWED_PROTOCOLS.containsAll(protocols)) {
      throw new IllegalArgumentException("protocols: " + protocols + " is not TLS 1.2 or 1.3");
    }
    if (cipherSuites.isEmpty() || !ALLOWED_SUITES.containsAll(cipherSuites)) {
      throw new IllegalArgumentException("cipherSuites: " + cipherSuites + " has a banned suite");
    }
  }

  /** TLS 1.3 and 1.2 with every allowed suite that this Java has. */
  public static TlsSettings of(SSLContext context) {
    List<String> supported = Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
    return new TlsSettings(
        context,
        List.of("TLSv1.3", "TLSv1.2"),
        ALLOWED_SUITES.stream().filter(supported::contains).toList());
  }
}
