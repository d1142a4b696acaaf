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

  /** A reader of at most that many bytes each: one more is read, so that the limit is noticed. */
  public DocumentReader(InputStream standardInput, int maxBytes) {
    this.standardInput = standardInput;
    this.maxBytes = maxBytes;
  }

  /** Reads a file; throws {@link UsageException} if that cannot be done. */
  public Document read(String name) {
    try {
      if (name.equals(STANDARD_INPUT)) {
        return new Document(name, standardInput.readNBytes(maxBytes + 1));
      }
      try (InputStream file = Files.newInputStream(Path.of(name))) {
        return new Document(name, file.readNBytes(maxBytes + 1));
      }
    } catch (IOException | InvalidPathException e) {
      throw new UsageException(name + ": cannot be read: " + reason(e));
    }
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
