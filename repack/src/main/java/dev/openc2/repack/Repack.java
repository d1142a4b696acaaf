// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.repack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packs jars anew, under the same names. */
public final class Repack {

  private Repack() {}

  /**
   * Packs the jars.
   *
   * @param args the directory to write to, then the jars
   */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createDirectories(Path.of(args[0]));
    for (int i = 1; i < args.length; i++) {
      Path jar = Path.of(args[i]);
      new JarCopy(jar).writeTo(directory.resolve(jar.getFileName()));
    }
  }
}
