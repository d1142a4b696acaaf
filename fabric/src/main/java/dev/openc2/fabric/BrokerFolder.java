// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The temporary folder that HiveMQ insists on although it keeps all messages in memory. */
final class BrokerFolder implements AutoCloseable {

  private final Path root;

  private BrokerFolder(Path root) {
    this.root = root;
  }

  /** Makes the folder with the configuration in it, readable by this user only. */
  static BrokerFolder create(String configXml) throws IOException {
    BrokerFolder folder = new BrokerFolder(Files.createTempDirectory("oc2-fabric-"));
    Files.writeString(folder.part("conf").resolve("config.xml"), configXml);
    folder.part("data");
    folder.part("extensions");
    return folder;
  }

  Path configuration() {
    return root.resolve("conf");
  }

  Path data() {
    return root.resolve("data");
  }

  Path extensions() {
    return root.resolve("extensions");
  }

  /** Removes the folder with all that is in it; does nothing when it is gone. */
  @Override
  public void close() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try {
      for (Path path : deepestFirst()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  private Path part(String name) throws IOException {
    return Files.createDirectory(root.resolve(name));
  }
}
