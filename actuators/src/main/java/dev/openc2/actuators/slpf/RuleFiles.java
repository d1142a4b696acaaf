// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.target.FileTarget;
import dev.openc2.value.Hashes;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The directory whose files may be rule files. Nothing outside of it is opened, whatever a Command
 * names: what it names is resolved with all its links first. May block.
 */
final class RuleFiles {

  /** A hundred thousand rules and more. */
  static final int MAX_OCTETS = 16 << 20;

  private final Path directory;

  /** A directory, which need not be there yet. */
  RuleFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * The content of a file.
   *
   * @param target its name; its path, if there is one, is the absolute one of the directory where
   *     it is; its hashes, if there are some, must be those of the content
   * @throws IOException if it is not there, is outside, no regular file, too large, or another
   */
  byte[] read(FileTarget target) throws IOException {
    Path file;
    try {
      file = find(target);
    } catch (InvalidPathException e) {
      throw new IOException("its name is none", e);
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes(MAX_OCTETS + 1);
    }
    if (content.length > MAX_OCTETS) {
      throw new IOException("it has more than " + MAX_OCTETS + " octets");
    }
    if (target.hashes() != null) {
      check(target.hashes(), content);
    }
    return content;
  }

  private Path find(FileTarget target) throws IOException {
    String name = target.fileName();
    if (name == null || name.isEmpty() || name.contains("/")) {
      throw new IOException("its name is none");
    }
    Path root = directory.toRealPath();
    Path place = target.path() == null ? root : Path.of(target.path());
    if (!place.isAbsolute()) {
      throw new IOException("its path is not absolute");
    }
    Path file = place.resolve(name);
    for (Path part : file) {
      if (part.toString().equals("..") || part.toString().equals(".")) {
        throw new IOException("its path goes up and down");
      }
    }
    Path real = file.toRealPath();
    if (!real.startsWith(root)) {
      throw new IOException("it is outside of " + root);
    }
    // Before it is opened: to open a pipe would block.
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no regular file");
    }
    return real;
  }

  private static void check(Hashes hashes, byte[] content) throws IOException {
    check("MD5", hashes.md5(), content);
    check("SHA-1", hashes.sha1(), content);
    check("SHA-256", hashes.sha256(), content);
  }

  private static void check(String algorithm, @Nullable Octets wanted, byte[] content)
      throws IOException {
    if (wanted == null) {
      return;
    }
    try {
      if (!Octets.of(MessageDigest.getInstance(algorithm).digest(content)).equals(wanted)) {
        throw new IOException("its content has another " + algorithm);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("there is no " + algorithm + " here", e);
    }
  }
}
