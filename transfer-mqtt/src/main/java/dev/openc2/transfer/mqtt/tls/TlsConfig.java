// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * PEM files for a secure connection. There is no way to switch verification off.
 *
 * @param ca certificates of the authorities to trust; null for those that Java trusts
 * @param certificate our certificate, followed by those that it hangs from; null for none
 * @param key the private key of our certificate, PKCS #8 without a password; null for none
 */
public record TlsConfig(@Nullable Path ca, @Nullable Path certificate, @Nullable Path key) {

  private static final char[] NO_PASSWORD = new char[0];

  public TlsConfig {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          certificate == null
              ? "a client key needs a client certificate"
              : "a client certificate needs a client key");
    }
  }

  /** The authorities that Java trusts, and no certificate of our own. */
  public static TlsConfig defaults() {
    return new TlsConfig(null, null, null);
  }

  /**
   * Reads the files.
   *
   * @throws TlsException if a file can not be read or used
   */
  public TlsSettings load() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trustManagers(), null);
      return TlsSettings.of(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("TLS can not be set up: " + e.getMessage(), e);
    }
  }

  private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException, IOException {
    if (ca == null) {
      return null;
    }
    KeyStore store = emptyStore();
    List<X509Certificate> authorities = PemFile.read(ca).certificates();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("ca" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException, IOException {
    if (certificate == null || key == null) {
      return null;
    }
    List<X509Certificate> chain = PemFile.read(certificate).certificates();
    PrivateKey privateKey = PemFile.read(key).privateKey();
    if (!KeyPairs.match(chain.get(0).getPublicKey(), privateKey)) {
      throw new TlsException("%s is not the key of %s".formatted(key, certificate));
    }
    KeyStore store = emptyStore();
    store.setKeyEntry("client", privateKey, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
