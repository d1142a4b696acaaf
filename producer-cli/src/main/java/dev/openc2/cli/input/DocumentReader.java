// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that a person names; {@code -} is the standard input. */
public final class DocumentReader {

  private static final String STANDARD_INPUT = "-";

  private final InputStream standardInput;
  private final int maxBytes;

  /** A reader that refuses what has more than that many bytes, without reading the rest of it. */
  public DocumentReader(InputStream standardInput, int maxBytes) {
    this.standardInput = standardInput;
    this.maxBytes = maxBytes;
  }

  /** Reads a file; throws {@link UsageException} if that cannot be done. */
  public Document read(String name) {
    try {
      return isStandardInput(name) ? readStandardInput() : readFile(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(name + ": cannot be read: " + reason(e));
    }
  }

  /** Reads the standard input. */
  public Document readStandardInput() throws IOException {
    return new Document(STANDARD_INPUT, bytes(standardInput));
  }

  /** Reads a file. */
  public Document readFile(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return new Document(path.toString(), bytes(file));
    }
  }

  private byte[] bytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw new IOException("it has more than " + maxBytes + " bytes");
    }
    return bytes;
  }

  /** True for the name that means the standard input. */
  public static boolean isStandardInput(String name) {
    return name.equals(STANDARD_INPUT);
  }

  /** Why a file cannot be used, in a few words. */
  public static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return String.valueOf(e.getMessage());
  }
}
