// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.repack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class JarCopyTest {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final int MAJOR_VERSION_AT = 7;
  private static final int JAVA_6 = 50;

  private final Path directory;

  JarCopyTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Path copyOf(Path original) throws IOException {
    Repack.main(new String[] {directory.toString(), original.toString()});
    return directory.resolve(original.getFileName());
  }

  private static Map<String, byte[]> entriesOf(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        try (InputStream in = zip.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void onlyTheSignatureIsLost() throws Exception {
    Path paho = jarOf(MqttAsyncClient.class);
    Map<String, byte[]> expected = entriesOf(paho);
    assertThat(expected.keySet()).contains("META-INF/ECLIPSE_.SF", "META-INF/ECLIPSE_.RSA");

    Map<String, byte[]> entries = entriesOf(copyOf(paho));

    String manifest = text(entries.remove(MANIFEST));
    assertThat(manifest)
        .contains("Bundle-SymbolicName: org.eclipse.paho.mqttv5.client")
        .doesNotContain("Digest");
    expected.keySet().removeAll(List.of(MANIFEST, "META-INF/ECLIPSE_.SF", "META-INF/ECLIPSE_.RSA"));
    assertThat(entries).containsExactlyEntriesOf(expected);
  }

  @Test
  void noClassFileIsOlderThanWhatAnArchiveTakes() throws Exception {
    Path picocli = jarOf(CommandLine.class);
    assertThat(classesOf(picocli)).anyMatch(file -> file[MAJOR_VERSION_AT] < JAVA_6);

    assertThat(classesOf(copyOf(picocli))).allMatch(file -> file[MAJOR_VERSION_AT] >= JAVA_6);
  }

  private static Stream<byte[]> classesOf(Path jar) throws IOException {
    return entriesOf(jar).entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(".class"))
        .map(Map.Entry::getValue);
  }

  @Test
  void theClassesPassTheVerifierOfJava() throws Exception {
    Path copy = copyOf(jarOf(CommandLine.class));

    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {copy.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (String entry : entriesOf(copy).keySet()) {
        if (entry.startsWith("picocli/") && entry.endsWith(".class")) {
          String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
          // A class is verified before it is initialized.
          assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
        }
      }
    }
  }

  @Test
  void theSameJarMakesTheSameCopy() throws Exception {
    Path picocli = jarOf(CommandLine.class);
    Path another = directory.resolve("another.jar");

    new JarCopy(picocli).writeTo(another);

    assertThat(copyOf(picocli)).hasSameBinaryContentAs(another);
  }
}
