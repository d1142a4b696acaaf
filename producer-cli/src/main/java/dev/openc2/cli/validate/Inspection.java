// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.validate;

import dev.openc2.cli.input.DocumentReader;
import dev.openc2.cli.input.Folder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Goes through what a command line names, and writes a line on each document. Ends early when
 * nobody reads the lines any more, or when it is stopped.
 */
public final class Inspection {

  private final DocumentReader files;
  private final Judge judge;
  private final VerdictForm form;
  private final PrintWriter out;
  private long good;
  private long bad;
  private long passedOver;
  private boolean hasFolder;
  private volatile boolean stopped;

  /** An inspection that has looked at nothing yet. */
  public Inspection(DocumentReader files, Judge judge, VerdictForm form, PrintWriter out) {
    this.files = files;
    this.judge = judge;
    this.form = form;
    this.out = out;
  }

  /**
   * Looks at a file, at all documents in a folder, or with {@code -} at the standard input. Returns
   * false when it is of no use to go on.
   */
  public boolean look(String name) {
    if (DocumentReader.isStandardInput(name)) {
      return show(standardInput(name));
    }
    try {
      Path path = Path.of(name);
      return Files.isDirectory(path) ? folder(path) : show(file(path));
    } catch (InvalidPathException e) {
      return show(unreadable(name, e));
    }
  }

  /** How many documents are right. */
  public long good() {
    return good;
  }

  /** How many documents are wrong or cannot be read, with the folders of which that is true. */
  public long bad() {
    return bad;
  }

  /** True if a folder was named. */
  public boolean hasFolder() {
    return hasFolder;
  }

  /** How many files in folders are no documents, to judge by their names. */
  public long passedOver() {
    return passedOver;
  }

  /** Ends it after the current document; from any thread. */
  public void stop() {
    stopped = true;
  }

  private boolean folder(Path folder) {
    hasFolder = true;
    long before = good + bad;
    boolean isComplete = Folder.walk(folder, new Documents());
    if (isComplete && good + bad == before) {
      return show(Verdict.notLookedAt(folder.toString(), "there is no .json or .cbor file in it"));
    }
    return isComplete;
  }

  private Verdict standardInput(String name) {
    try {
      return judge.on(files.readStandardInput());
    } catch (IOException e) {
      return unreadable(name, e);
    }
  }

  private Verdict file(Path path) {
    try {
      return judge.on(files.readFile(path));
    } catch (IOException e) {
      return unreadable(path.toString(), e);
    }
  }

  private static Verdict unreadable(String name, Exception e) {
    return Verdict.notLookedAt(name, "cannot be read: " + DocumentReader.reason(e));
  }

  private boolean show(Verdict verdict) {
    if (verdict.isGood()) {
      good++;
    } else {
      bad++;
    }
    out.println(form.line(verdict));
    return !stopped && !out.checkError();
  }

  /** What becomes of the files in a folder. */
  private final class Documents implements Folder.Visitor {

    @Override
    public boolean document(Path file) {
      return show(file(file));
    }

    @Override
    public boolean other(Path file) {
      passedOver++;
      return !stopped;
    }

    @Override
    public boolean unlisted(Path folder, IOException problem) {
      return show(unreadable(folder.toString(), problem));
    }
  }
}
