// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps client identifiers in a directory, so that a program comes back to its session (transf-mqtt
 * v1.0 §2.6), and lends each to one process at a time, so that two never throw each other off the
 * broker.
 *
 * <p>One file per identifier: {@code <purpose>-<slot>.id}, locked while it is lent. Thread-safe;
 * the operating system gives the locks back when a process dies.
 */
final class ClientIds {

  private static final int MAX_SLOTS = 1024;
  private static final int LENGTH = 22;
  private static final int MAX_LENGTH = 23;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9]{1," + MAX_LENGTH + "}");

  private final @Nullable Path directory;
  private final RandomGenerator random;

  /**
   * Identifiers kept in this directory, which is made when it is needed; with null every identifier
   * is new.
   */
  ClientIds(@Nullable Path directory, RandomGenerator random) {
    this.directory = directory;
    this.random = random;
  }

  /**
   * Lends an identifier for a purpose: the first that is free, else a new one, which is kept.
   *
   * @param purpose what the identifier is for: the same text gets the same identifiers
   * @throws UncheckedIOException if the directory cannot be written
   */
  Lease lend(String purpose) {
    if (directory == null) {
      return new Lease(make(), null);
    }
    try {
      return lend(directory, digest(purpose));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Lease lend(Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      create(folder);
    }
    for (int slot = 0; slot < MAX_SLOTS; slot++) {
      Lease lease = lendSlot(folder.resolve(name + "-" + slot + ".id"));
      if (lease != null) {
        return lease;
      }
    }
    // So many at once are no reason to refuse the one more: it goes without a memory.
    return new Lease(make(), null);
  }

  private static void create(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private @Nullable Lease lendSlot(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean lent = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return null;
      }
      String id = read(channel);
      if (!GRAMMAR.matcher(id).matches()) {
        id = make();
        write(channel, id);
      }
      lent = true;
      return new Lease(id, channel);
    } catch (OverlappingFileLockException e) {
      return null;
    } finally {
      if (!lent) {
        channel.close();
      }
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_LENGTH + 1);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
  }

  private static void write(FileChannel channel, String id) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)), 0);
    channel.force(true);
  }

  private String make() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  private static String digest(String purpose) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(purpose.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A lent identifier; closing gives it back. */
  static final class Lease implements AutoCloseable {

    private final String id;
    private final @Nullable FileChannel channel;

    private Lease(String id, @Nullable FileChannel channel) {
      this.id = id;
      this.channel = channel;
    }

    /** 1 to 23 letters and digits. */
    String id() {
      return id;
    }

    @Override
    public void close() {
      if (channel != null) {
        try {
          channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
