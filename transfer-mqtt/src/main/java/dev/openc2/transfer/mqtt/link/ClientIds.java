// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Client identifiers: random, 1 to 23 letters and digits, kept for later connections (transf-mqtt
 * v1.0 §2.6), and never used by two processes at once, which would throw each other off (0x8E).
 *
 * <p>Each identifier is a file in the state directory, locked for as long as it is in use. Whoever
 * comes takes the first free file of its broker, role and name, and makes one when there is none.
 * The lock is the operating system's: it ends with the process, however that ends. Thread-safe.
 */
public final class ClientIds {

  /** So many processes with one state directory, broker, role and name; more use unstored ones. */
  static final int MAX_SLOTS = 64;

  private static final int LENGTH = 23;
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Pattern VALID = Pattern.compile("[0-9A-Za-z]{1,23}");

  /**
   * The files that this process has locked. POSIX drops a process's lock on a file when the process
   * closes any handle on it, so one that is in use here must not even be opened.
   */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private final @Nullable Path directory;
  private final RandomGenerator random;

  private ClientIds(@Nullable Path directory, RandomGenerator random) {
    this.directory = directory;
    this.random = requireNonNull(random, "random");
  }

  /**
   * Identifiers kept in a directory, which is made when the first is needed.
   *
   * @param random must be hard to guess: who knows an identifier can take the session over
   */
  public static ClientIds in(Path directory, RandomGenerator random) {
    return new ClientIds(requireNonNull(directory, "directory"), random);
  }

  /** Identifiers that nobody remembers. */
  public static ClientIds unstored(RandomGenerator random) {
    return new ClientIds(null, random);
  }

  /** An identifier in use; {@link #close} lets the next one have it. */
  public static final class Lease implements AutoCloseable {
    private final String clientId;
    private final @Nullable Slot slot;

    private Lease(String clientId, @Nullable Slot slot) {
      this.clientId = clientId;
      this.slot = slot;
    }

    /** The client identifier. */
    public String clientId() {
      return clientId;
    }

    /** Whether it will be found again. */
    public boolean stored() {
      return slot != null;
    }

    /** Gives the identifier back. Harmless when done twice. */
    @Override
    public void close() {
      if (slot != null) {
        slot.close();
      }
    }
  }

  /** A locked file. */
  private static final class Slot {
    private final Path file;
    private final FileChannel channel;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Slot(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    private void close() {
      if (closed.compareAndSet(false, true)) {
        try {
          channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } finally {
          IN_USE.remove(file);
        }
      }
    }
  }

  /**
   * Takes an identifier that nobody else uses.
   *
   * @param broker what names the broker, such as its URI
   * @param role such as {@code producer}
   * @param name such as the device id
   * @throws UncheckedIOException if the directory can not be used
   */
  public Lease take(String broker, String role, String name) {
    if (directory == null) {
      return new Lease(newId(), null);
    }
    try {
      Files.createDirectories(directory);
      Path real = directory.toRealPath();
      String prefix = prefix(broker, role, name);
      for (int slot = 0; slot < MAX_SLOTS; slot++) {
        Lease lease = tryTake(real.resolve(prefix + "-" + slot + ".id"));
        if (lease != null) {
          return lease;
        }
      }
      return new Lease(newId(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "client ids can not be kept in " + directory + ": " + e.getMessage(), e);
    }
  }

  private @Nullable Lease tryTake(Path file) throws IOException {
    if (!IN_USE.add(file)) {
      return null;
    }
    Lease lease = null;
    try {
      lease = lock(file);
      return lease;
    } finally {
      if (lease == null) {
        IN_USE.remove(file);
      }
    }
  }

  private @Nullable Lease lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Lease lease = null;
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        lease = new Lease(readOrMake(channel), new Slot(file, channel));
      }
      return lease;
    } finally {
      if (lease == null) {
        channel.close();
      }
    }
  }

  /** What the file says, or a new identifier when it is new or damaged. */
  private String readOrMake(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH + 1);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // One read need not be enough.
    }
    String stored = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    if (VALID.matcher(stored).matches()) {
      return stored;
    }
    String made = newId();
    channel.truncate(0);
    channel.position(0);
    ByteBuffer content = StandardCharsets.US_ASCII.encode(made);
    while (content.hasRemaining()) {
      channel.write(content);
    }
    channel.force(true);
    return made;
  }

  private String newId() {
    return random
        .ints(LENGTH, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(ALPHABET.charAt(index)),
            StringBuilder::append)
        .toString();
  }

  /** A file name for any broker, role and name; readable as far as they are harmless. */
  private static String prefix(String broker, String role, String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash =
          digest.digest(String.join("\0", broker, role, name).getBytes(StandardCharsets.UTF_8));
      String readable = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
      return readable.substring(0, Math.min(20, readable.length()))
          + "-"
          + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
