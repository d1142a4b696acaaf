// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A distribution of a test's own, into which it may drop jars. */
final class Installation {

  private final Path home;

  private Installation(Path home) {
    this.home = home;
  }

  /** The launchers are copied; the jars are where they were. */
  static Installation in(Path directory) throws IOException {
    Path original = Scripts.distribution();
    Path home = Files.createDirectory(directory.resolve("home"));
    for (Path file : files(original.resolve("bin"))) {
      Path copy = Files.createDirectories(home.resolve("bin")).resolve(file.getFileName());
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (Path jar : files(original.resolve("lib"))) {
      Path link = Files.createDirectories(home.resolve("lib")).resolve(jar.getFileName());
      Files.createSymbolicLink(link, jar.toAbsolutePath());
    }
    return new Installation(home);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The launcher of a program. */
  String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  /**
   * Drops a jar.
   *
   * @param providers the names of providers by the service that they provide
   * @param classes what is in it
   */
  Path drop(String name, Map<Class<?>, String> providers, Class<?>... classes) throws IOException {
    Path jar = home.resolve("lib").resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Map.Entry<Class<?>, String> provider : providers.entrySet()) {
        out.putNextEntry(new JarEntry("META-INF/services/" + provider.getKey().getName()));
        out.write(provider.getValue().getBytes(StandardCharsets.UTF_8));
      }
      for (Class<?> type : classes) {
        out.putNextEntry(new JarEntry(resource(type)));
        out.write(bytes(type));
      }
    }
    return jar;
  }

  private static String resource(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    ClassLoader loader = Objects.requireNonNull(type.getClassLoader());
    try (InputStream in = loader.getResourceAsStream(resource(type))) {
      return Objects.requireNonNull(in, type.getName()).readAllBytes();
    }
  }

  /** Runs {@code oc2} to its end. */
  Scripts.Result oc2(String... args) throws Exception {
    String[] command =
        Stream.concat(Stream.of(program("oc2")), Arrays.stream(args)).toArray(String[]::new);
    Scripts.Result result =
        Scripts.run(home, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
    assertThat(result.exitCode()).as(result.err()).isNotEqualTo(1);
    return result;
  }
}
