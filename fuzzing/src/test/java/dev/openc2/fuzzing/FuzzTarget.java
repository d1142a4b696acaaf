// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every fuzz target, with where its corpus is. */
enum FuzzTarget {
  JSON(JsonTarget.class),
  CBOR(CborTarget.class),
  MESSAGE(MessageTarget.class),
  VALUE(ValueTarget.class),
  PUBLISH(PublishTarget.class);

  static final Path RESOURCES = Path.of(System.getProperty("fuzz.resources", "src/test/resources"));

  private final Class<?> type;

  FuzzTarget(Class<?> type) {
    this.type = type;
  }

  Class<?> type() {
    return type;
  }

  void accept(byte[] bytes) {
    switch (this) {
      case JSON -> JsonTarget.fuzzerTestOneInput(bytes);
      case CBOR -> CborTarget.fuzzerTestOneInput(bytes);
      case MESSAGE -> MessageTarget.fuzzerTestOneInput(bytes);
      case VALUE -> ValueTarget.fuzzerTestOneInput(bytes);
      case PUBLISH -> PublishTarget.fuzzerTestOneInput(bytes);
    }
  }

  /** The folder with the regression corpus. */
  Path corpus() {
    return RESOURCES.resolve("corpus").resolve(name().toLowerCase(Locale.ROOT));
  }

  /** The regression corpus in the order of its names. */
  List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(corpus())) {
      return files.sorted().toList();
    }
  }
}
