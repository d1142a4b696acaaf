// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store in one file, to which lines are appended, each time through to the disk; when most lines
 * are outdated, a new file takes its place. What an interrupted write has left at the end is
 * dropped; damage anywhere else is refused, since a firewall must not open by half.
 */
final class JournalStore implements RuleStore {

  static final String FILE = "rules";

  private static final Logger LOGGER = LoggerFactory.getLogger(JournalStore.class);

  private static final String HEADER = "openc2 rules 1\n";

  /** A file is not written anew before it has so many lines to lose. */
  private static final int SLACK = 2_000;

  private final Path file;
  private final StoreLock lock;
  private final StoreState state = new StoreState();
  private @Nullable FileChannel channel;
  private int lines;

  private JournalStore(Path file, StoreLock lock) {
    this.file = file;
    this.lock = lock;
  }

  static JournalStore open(Path directory) {
    JournalStore store = new JournalStore(directory.resolve(FILE), StoreLock.take(directory));
    try {
      if (Files.exists(store.file)) {
        load(store.file, store.state);
      }
      // Without what was dropped at the end, and without what is outdated.
      store.rewrite();
    } catch (IOException e) {
      store.close();
      throw new PacketFilterException("cannot use the store of rules " + store.file + ": " + e, e);
    }
    return store;
  }

  /** The rules as they are written now, also while a program goes on writing. */
  static Collection<StoredRule> read(Path directory) {
    Path file = directory.resolve(FILE);
    StoreState state = new StoreState();
    try {
      load(file, state);
    } catch (IOException e) {
      throw new PacketFilterException("cannot read the store of rules " + file + ": " + e, e);
    }
    return state.rules();
  }

  private static void load(Path file, StoreState state) throws IOException {
    String text = Files.readString(file);
    if (!text.startsWith(HEADER)) {
      throw new IOException("it is no store of rules, or of another version");
    }
    int start = HEADER.length();
    int number = 1;
    List<StoreEntry> batch = new ArrayList<>();
    for (int end = text.indexOf('\n', start); end >= 0; end = text.indexOf('\n', start)) {
      number++;
      try {
        StoreText.Line line = StoreText.parse(text.substring(start, end));
        batch.add(line.entry());
        if (line.isLast()) {
          batch.forEach(state::take);
          batch.clear();
        }
      } catch (IllegalArgumentException e) {
        throw new IOException("line " + number + " is damaged: " + e.getMessage(), e);
      }
      start = end + 1;
    }
  }

  private void rewrite() throws IOException {
    closeChannel();
    Path fresh = file.resolveSibling(FILE + ".new");
    StringBuilder text = new StringBuilder(HEADER);
    state.entries().forEach(entry -> text.append(StoreText.format(List.of(entry))));
    try (FileChannel out = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
      writeAll(out, text.toString());
    }
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
      directory.force(true);
    }
    FileChannel opened = FileChannel.open(file, WRITE);
    opened.position(opened.size());
    channel = opened;
    lines = state.size();
  }

  private static void writeAll(FileChannel out, String text) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (octets.hasRemaining()) {
      out.write(octets);
    }
    out.force(false);
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public Collection<StoredRule> rules() {
    return state.rules();
  }

  @Override
  public Collection<RuleDeletion> deletions() {
    return state.deletions();
  }

  @Override
  public long nextNumber() {
    return state.nextNumber();
  }

  @Override
  public Optional<StoreEntry.Done> outcome(CommandKey command) {
    return state.outcome(command);
  }

  @Override
  public void write(List<StoreEntry> entries) {
    try {
      append(entries);
    } catch (IOException e) {
      throw new PacketFilterException("cannot write the store of rules: " + e.getMessage(), e);
    }
    entries.forEach(state::take);
  }

  @Override
  public void undo(List<StoreEntry> entries) {
    try {
      append(entries);
    } catch (IOException e) {
      LOGGER
          .atError()
          .addKeyValue("reason", e.getMessage())
          .log("the store of rules cannot be written; the next change writes it anew");
    }
    entries.forEach(state::take);
  }

  private void append(List<StoreEntry> entries) throws IOException {
    if (channel == null || lines > SLACK + 2 * state.size()) {
      rewrite();
    }
    FileChannel open = channel;
    if (open == null) {
      throw new IOException("it is closed");
    }
    try {
      writeAll(open, StoreText.format(entries));
    } catch (IOException e) {
      // What is half written must not be in front of what comes next: it is all written anew then.
      closeChannel();
      throw e;
    }
    lines += entries.size();
  }

  private void closeChannel() throws IOException {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() {
    try {
      closeChannel();
    } catch (IOException e) {
      LOGGER.atWarn().addKeyValue("reason", e.getMessage()).log("the store of rules did not close");
    }
    lock.close();
  }
}
