// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.Decision;
import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.consumer.Ledger;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.Unfinished;
import dev.openc2.consumer.Unfinished.Progress;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.ledger.CommandTable.Known;
import dev.openc2.ledger.CommandTable.Open;
import dev.openc2.ledger.CommandTable.Place;
import dev.openc2.ledger.GroupCommit.Work;
import dev.openc2.message.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a file, which survives crashes and restarts. Thread-safe; one program at a time has
 * the file.
 *
 * <p>It holds a bounded number of Commands, by the same rule as {@link
 * dev.openc2.consumer.MemoryLedger}: when it is full, those that ended longest ago and are no
 * younger than {@link LedgerSettings#minimumAge} make room; if there are none, no Command is taken
 * on.
 */
public final class SqliteLedger implements Ledger {

  /** A hostile transfer could name ever new channels; real ones have a handful. */
  private static final int MAX_PLACES = 64;

  private static final int MAX_FORGOTTEN_AT_ONCE = 64;
  private static final long FORGET_EVERY_MILLIS = 1_000;

  private final LedgerSettings settings;
  private final StoredMessages messages;
  private final LockFile lock;
  private final Connection connection;
  private final LedgerClock clock;
  private final GroupCommit commits;

  /** Handed out once: it may be large. */
  private final AtomicReference<List<Unfinished>> unfinished;

  /** Touched by work alone, of which one runs at a time. */
  private CommandTable table;

  /** A write failed, and what was known of the table may be wrong; touched by work alone. */
  private boolean isStale;

  /** Touched by work alone. */
  private long size;

  /** Touched by work alone. */
  private long lastForgotten;

  private SqliteLedger(
      LedgerSettings settings,
      StoredMessages messages,
      LockFile lock,
      Connection connection,
      InstantSource wallClock,
      LongSupplier nanoTime)
      throws SQLException {
    this.settings = settings;
    this.messages = messages;
    this.lock = lock;
    this.connection = connection;
    this.table = new CommandTable(connection);
    this.clock = new LedgerClock(nanoTime, wallClock.millis(), table.latest());
    this.lastForgotten = clock.millis();
    this.size = table.count();
    this.unfinished = new AtomicReference<>(readUnfinished());
    this.commits = new GroupCommit(connection, () -> isStale = true);
  }

  /**
   * Opens a ledger, which is made if the file is not there.
   *
   * @param codec reads and writes the Commands and answers that are kept
   * @param clock says how old what is in the file is
   * @param nanoTime the time as of {@link System#nanoTime}
   * @throws IOException with one sentence if the file cannot be had, is in use, is no ledger, or is
   *     damaged
   */
  public static SqliteLedger open(
      Path file,
      MessageCodec codec,
      LedgerSettings settings,
      InstantSource clock,
      LongSupplier nanoTime)
      throws IOException {
    LockFile lock = LockFile.take(file.resolveSibling(file.getFileName() + ".lock"));
    Connection connection = null;
    try {
      connection = Database.open(file, settings.fsync());
      return new SqliteLedger(
          settings, new StoredMessages(codec), lock, connection, clock, nanoTime);
    } catch (SQLException e) {
      Database.closeQuietly(connection);
      lock.close();
      throw new IOException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** After a failed write begins anew: the driver closes a statement that fails for good. */
  private void renewIfStale() throws SQLException {
    if (isStale) {
      table.close();
      table = new CommandTable(connection);
      size = table.count();
      isStale = false;
    }
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public List<Unfinished> unfinished() {
    return unfinished.getAndSet(List.of());
  }

  private List<Unfinished> readUnfinished() throws SQLException {
    List<Unfinished> found = new ArrayList<>();
    long now = clock.millis();
    for (Open open : table.open()) {
      LedgerKey key = KeyBytes.parse(open.key());
      boolean isLate = open.ended() != null && now - open.ended() > minimumAgeMillis();
      if (isLate) {
        table.sent(key);
      } else {
        found.add(unfinished(key, open, now));
      }
    }
    return List.copyOf(found);
  }

  private Unfinished unfinished(LedgerKey key, Open open, long now) {
    Long expires = open.expires();
    return new Unfinished(
        key,
        open.message() == null ? null : messages.message(open.message()),
        open.encoding(),
        open.transfer(),
        expires == null ? null : Duration.ofMillis(expires - now),
        progress(open),
        open.answer() == null ? null : messages.response(open.answer()),
        !open.owed(),
        false);
  }

  private static Progress progress(Open open) {
    if (open.ended() != null) {
      return Progress.ENDED;
    }
    return open.begun() ? Progress.BEGUN : Progress.TAKEN;
  }

  private long minimumAgeMillis() {
    return settings.minimumAge().toMillis();
  }

  @Override
  public CompletionStage<Decision> decide(Arrival arrival) {
    byte[] message = messages.bytes(arrival.message());
    commits.awaitRoom();
    return commits.submit(() -> decide(arrival, message));
  }

  private Decision decide(Arrival arrival, byte[] message) throws SQLException {
    renewIfStale();
    long now = clock.millis();
    forgetOld(now);
    if (size < settings.capacity() && insert(arrival, message, now)) {
      return Decision.of(Verdict.FIRST);
    }
    Optional<Known> known = table.find(arrival.key());
    if (known.isPresent()) {
      return decide(arrival, known.get());
    }
    size -= table.forget(now - minimumAgeMillis(), MAX_FORGOTTEN_AT_ONCE);
    return Decision.of(
        size < settings.capacity() && insert(arrival, message, now) ? Verdict.FIRST : Verdict.FULL);
  }

  private boolean insert(Arrival arrival, byte[] message, long now) throws SQLException {
    Duration life = arrival.life();
    boolean isNew =
        table.insert(arrival, message, now, life == null ? null : now + life.toMillis());
    if (isNew) {
      size++;
    }
    return isNew;
  }

  private Decision decide(Arrival arrival, Known known) throws SQLException {
    if (!Arrays.equals(known.digest(), arrival.digest().toByteArray())) {
      return Decision.of(Verdict.CONFLICT);
    }
    Place place = new Place(arrival.transfer(), arrival.channel());
    List<Place> places = table.placesOf(known);
    boolean isOtherTransfer =
        places.stream().noneMatch(seen -> seen.transfer() == place.transfer());
    boolean isOtherChannel = !places.contains(place);
    if (isOtherChannel && places.size() < MAX_PLACES) {
      table.addPlace(known, place);
    }
    if (arrival.redelivered() || (isOtherChannel && !isOtherTransfer)) {
      return Decision.of(Verdict.COPY);
    }
    byte[] answer = known.answer();
    return new Decision(Verdict.RETRY, answer == null ? null : messages.response(answer));
  }

  /** Now and then, not with each Command. */
  private void forgetOld(long now) throws SQLException {
    if (now - lastForgotten >= FORGET_EVERY_MILLIS) {
      lastForgotten = now;
      size -= table.forget(now - settings.retention().toMillis(), Integer.MAX_VALUE);
    }
  }

  /** Something to be done within a transaction. */
  private interface Change {

    /** Does it. */
    void run() throws SQLException;
  }

  private CompletionStage<Void> change(Change change) {
    return commits.submit(work(change)).thenAccept(done -> {});
  }

  private Work<Boolean> work(Change change) {
    return () -> {
      renewIfStale();
      change.run();
      return true;
    };
  }

  @Override
  public CompletionStage<Void> begin(LedgerKey key) {
    return change(() -> table.begin(key, clock.millis()));
  }

  @Override
  public CompletionStage<Void> answer(LedgerKey key, Response answer) {
    byte[] bytes = messages.bytes(answer);
    return change(() -> table.answer(key, bytes));
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, @Nullable Response answer) {
    byte[] bytes = answer == null ? null : messages.bytes(answer);
    return change(() -> table.finish(key, clock.millis(), bytes));
  }

  @Override
  public void sent(LedgerKey key) {
    commits.note(work(() -> table.sent(key)));
  }

  @Override
  public void close() {
    commits.close();
    lock.close();
  }
}
