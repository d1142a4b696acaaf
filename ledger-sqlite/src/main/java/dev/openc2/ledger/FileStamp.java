// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What changes about the file of a ledger when somebody begins to write it, or has done so.
 *
 * @param isWritten true if the file is there that belongs to a writer
 */
record FileStamp(FileTime modified, long size, boolean isWritten) {

  static FileStamp of(Path file) throws IOException {
    boolean isWritten = Files.exists(Database.walOf(file));
    return new FileStamp(Files.getLastModifiedTime(file), Files.size(file), isWritten);
  }
}
