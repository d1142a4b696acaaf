// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import dev.openc2.provider.Providers;
import dev.openc2.value.Printable;
import java.net.URI;
import java.util.Locale;
import java.util.TreeSet;

/** Looks up the provider of a URI's scheme among those on the class path. */
public final class Transfers {

  private Transfers() {}

  /**
   * The provider for the endpoint.
   *
   * @throws IllegalArgumentException if the URI has no scheme or one that nobody provides; it names
   *     those there are
   */
  public static TransferProvider providerOf(URI endpoint) {
    TreeSet<String> known = new TreeSet<>();
    String scheme =
        endpoint.getScheme() == null ? "" : endpoint.getScheme().toLowerCase(Locale.ROOT);
    for (TransferProvider provider : Providers.load(TransferProvider.class)) {
      if (provider.schemes().contains(scheme)) {
        return provider;
      }
      known.addAll(provider.schemes());
    }
    throw new IllegalArgumentException(
        Printable.quote(endpoint.toString())
            + " does not begin with one of "
            + String.join("://, ", known)
            + "://");
  }
}
