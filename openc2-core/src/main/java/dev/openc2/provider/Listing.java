// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which jar names which provider: asked when one could not even be loaded, and its class cannot
 * tell. What cannot be read is left out, since it is about another failure already.
 *
 * @param service what is provided
 * @param originByName the jar or directory by the name of the provider's class
 */
record Listing(Class<?> service, Map<String, String> originByName) {

  private static final int MAX_BYTES = 1 << 16;

  static Listing of(Class<?> service, @Nullable ClassLoader loader) {
    String resource = "META-INF/services/" + service.getName();
    ClassLoader asked = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    Map<String, String> originByName = new LinkedHashMap<>();
    try {
      for (URL file : Collections.list(asked.getResources(resource))) {
        String url = file.toString();
        String origin = path(url.substring(0, url.length() - resource.length()));
        for (String line : text(file).lines().toList()) {
          String name = line.replaceFirst("#.*", "").strip();
          if (!name.isEmpty()) {
            originByName.putIfAbsent(name, origin);
          }
        }
      }
    } catch (IOException e) {
      return new Listing(service, originByName);
    }
    return new Listing(service, originByName);
  }

  /** Not from the cache of jars: it would keep the file open. */
  private static String text(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** The provider that a failure speaks of, with its jar; or what kind of thing it is. */
  String whoeverIsNamedIn(Throwable failure) {
    String text = failure.toString().replace('/', '.');
    return originByName.entrySet().stream()
        .filter(entry -> text.contains(entry.getKey()))
        .findFirst()
        .map(entry -> entry.getKey() + " of " + entry.getValue())
        .orElse("a " + service.getSimpleName());
  }

  /** A URL of a jar or directory as a person writes it. */
  static String path(String url) {
    String bare = url.replaceFirst("^jar:", "").replaceFirst("!/.*$", "");
    try {
      return bare.startsWith("file:") ? Path.of(URI.create(bare)).toString() : bare;
    } catch (IllegalArgumentException e) {
      return bare;
    }
  }
}
