// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the documents in a folder and in all folders below it: the files whose names end in {@code
 * .json} or {@code .cbor}, in the order of their names.
 *
 * <p>Links to files are followed. Links to folders are not, so that no walk goes in circles, and
 * pipes and devices are left alone, because reading them may never end.
 */
public final class Folder {

  /** Is told what is found; returns false to end the walk. */
  public interface Visitor {

    /** A document. */
    boolean document(Path file);

    /** A file that is no document, to judge by its name and its nature. */
    boolean other(Path file);

    /** A folder that cannot be listed. */
    boolean unlisted(Path folder, IOException problem);
  }

  private Folder() {}

  /** Goes through a folder; returns false if the visitor ended the walk. */
  public static boolean walk(Path folder, Visitor visitor) {
    List<Path> entries;
    try {
      entries = entries(folder);
    } catch (IOException e) {
      return visitor.unlisted(folder, e);
    }
    for (Path entry : entries) {
      if (!visit(entry, visitor)) {
        return false;
      }
    }
    return true;
  }

  private static boolean visit(Path entry, Visitor visitor) {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      return walk(entry, visitor);
    }
    boolean isDocument = hasNameOfDocument(entry) && isFile(entry);
    return isDocument ? visitor.document(entry) : visitor.other(entry);
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.naturalOrder());
    return entries;
  }

  private static boolean hasNameOfDocument(Path entry) {
    String name = entry.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".cbor");
  }

  private static boolean isFile(Path entry) {
    try {
      return Files.readAttributes(entry, BasicFileAttributes.class).isRegularFile();
    } catch (IOException e) {
      // A link to nothing, for one: whoever reads it can say so.
      return true;
    }
  }
}
