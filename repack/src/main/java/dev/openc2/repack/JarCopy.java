// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.repack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a jar: without its signature and with class files that an archive of classes takes.
 * Everything else stays as it is, times included: the same jar makes the same copy.
 */
final class JarCopy {

  private static final Pattern SIGNATURE =
      Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);

  private final Path original;

  JarCopy(Path original) {
    this.original = original;
  }

  /** Writes the copy. */
  void writeTo(Path copy) throws IOException {
    try (JarFile jar = new JarFile(original.toFile(), false);
        URLClassLoader classes = new URLClassLoader(new URL[] {original.toUri().toURL()});
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
      ClassFile classFile = new ClassFile(classes);
      for (JarEntry entry : Collections.list(jar.entries())) {
        byte @Nullable [] content = content(jar, entry, classFile);
        if (content != null) {
          JarEntry written = new JarEntry(entry.getName());
          written.setTimeLocal(entry.getTimeLocal());
          out.putNextEntry(written);
          out.write(content);
          out.closeEntry();
        }
      }
    }
  }

  /** What the copy has of the entry, or null for nothing. */
  private static byte @Nullable [] content(JarFile jar, JarEntry entry, ClassFile classFile)
      throws IOException {
    String name = entry.getName();
    if (SIGNATURE.matcher(name).matches()) {
      return null;
    }
    if (name.equals(JarFile.MANIFEST_NAME)) {
      return manifest(jar);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      return name.endsWith(".class") ? classFile.raised(bytes) : bytes;
    }
  }

  /** The manifest without what the signature said of single entries. */
  private static byte[] manifest(JarFile jar) throws IOException {
    Manifest manifest = new Manifest(jar.getManifest());
    for (Attributes ofEntry : manifest.getEntries().values()) {
      ofEntry.keySet().removeIf(key -> isDigest(key.toString()));
    }
    manifest.getEntries().values().removeIf(Attributes::isEmpty);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static boolean isDigest(String attribute) {
    return attribute.toLowerCase(Locale.ROOT).endsWith("-digest");
  }
}
