// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.Decision;
import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.consumer.Ledger;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.consumer.Stray;
import dev.openc2.consumer.Unfinished;
import dev.openc2.consumer.Unfinished.Progress;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.ledger.CommandTable.Entry;
import dev.openc2.ledger.CommandTable.Known;
import dev.openc2.ledger.CommandTable.Open;
import dev.openc2.ledger.CommandTable.Place;
import dev.openc2.ledger.GroupCommit.Work;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.message.ResponseRequested;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  /** The name of its file in the folder of whoever has no other name for it. */
  public static final String FILE_NAME = "ledger.db";

  private static final Logger LOGGER = LoggerFactory.getLogger(SqliteLedger.class);

  /** A hostile transfer could name ever new channels; real ones have a handful. */
  private static final int MAX_PLACES = 64;

  private static final int MAX_STRAYS = 1_000;
  private static final int MAX_FORGOTTEN_AT_ONCE = 64;
  private static final long FORGET_EVERY_MILLIS = 1_000;

  private final LedgerSettings settings;
  private final StoredMessages messages;
  private final LockFile lock;
  private final Connection connection;
  private final LedgerClock clock;
  private final InstantSource wallClock;
  private final long openedAt;
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
    this.wallClock = wallClock;
    this.openedAt = clock.millis();
    this.lastForgotten = openedAt;
    this.size = table.count();
    List<Open> open = table.open();
    this.commits = new GroupCommit(connection, () -> isStale = true);
    this.unfinished = new AtomicReference<>(unfinished(open));
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

  /** What is not to survive a loss of power is taken by the operating system, not by a disk. */
  @Override
  public boolean decidesAtOnce() {
    return !settings.fsync() && commits.hasRoom();
  }

  @Override
  public List<Unfinished> unfinished() {
    return unfinished.getAndSet(List.of());
  }

  /** What is to be noted meanwhile can wait: the device has to start on a full disk, too. */
  private List<Unfinished> unfinished(List<Open> rows) {
    List<Unfinished> found = new ArrayList<>();
    long now = clock.millis();
    for (Open open : rows) {
      boolean isLate = open.ended() != null && now - open.ended() > minimumAgeMillis();
      if (isLate) {
        note(() -> table.drop(open.id()));
      } else {
        Unfinished left = unfinishedOrNull(open, now);
        if (left != null) {
          found.add(left);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Null for a row that cannot be made out, which is set aside: the others count. */
  private @Nullable Unfinished unfinishedOrNull(Open open, long now) {
    try {
      return unfinished(KeyBytes.parse(open.key()), open, now);
    } catch (SQLException | RuntimeException e) {
      LOGGER
          .atError()
          .addKeyValue("row", open.id())
          .addKeyValue("problem", e.getMessage())
          .log("a command in the ledger cannot be made out and was set aside");
      note(() -> table.setAside(open.id(), now));
      return null;
    }
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
        open.silent());
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
    Message message = arrival.message();
    byte[] bytes = messages.bytes(message);
    String target = messages.target(message);
    commits.awaitRoom();
    return commits.submit(() -> decide(arrival, bytes, target));
  }

  private Decision decide(Arrival arrival, byte[] message, String target) throws SQLException {
    renewIfStale();
    Entry entry = entry(arrival, message, target);
    forgetOld(entry.now());
    if (size < settings.capacity() && insert(arrival, entry)) {
      return Decision.of(Verdict.FIRST);
    }
    Optional<Known> known = table.find(arrival.key());
    if (known.isPresent() && isOver(arrival, known.get(), entry.now())) {
      table.delete(known.get().id());
      size--;
    } else if (known.isPresent()) {
      Decision decision = decide(arrival, known.get());
      note(() -> table.count(known.get(), decision.verdict()));
      return decision;
    }
    size -= table.forget(entry.now() - minimumAgeMillis(), MAX_FORGOTTEN_AT_ONCE);
    return Decision.of(
        size < settings.capacity() && insert(arrival, entry) ? Verdict.FIRST : Verdict.FULL);
  }

  /** Not in the transaction of a decision: what is known is known on a full disk, too. */
  private void note(Change change) {
    commits.note(work(change));
  }

  private Entry entry(Arrival arrival, byte[] message, String target) {
    long now = clock.millis();
    Duration life = arrival.life();
    return new Entry(
        message,
        now,
        life == null ? null : now + life.toMillis(),
        wallClock.millis(),
        arrival.message().content() instanceof Command command ? command.pair() : "",
        target);
  }

  private boolean insert(Arrival arrival, Entry entry) throws SQLException {
    boolean isSilent =
        arrival.message().content() instanceof Command command
            && command.args().effectiveResponse() == ResponseRequested.NONE;
    boolean isNew = table.insert(arrival, entry, isSilent);
    if (isNew) {
      size++;
    }
    return isNew;
  }

  private boolean isOver(Arrival arrival, Known known, long now) throws SQLException {
    boolean isForgotten =
        forgetsOld(now) && known.ended() != null && known.ended() <= now - retentionMillis();
    return isForgotten || isMeantAnew(arrival, known, now);
  }

  /** True if this is another Command that only says the same ({@link LedgerKey.Kind#CONTENT}). */
  private boolean isMeantAnew(Arrival arrival, Known known, long now) throws SQLException {
    return arrival.key().kind() == LedgerKey.Kind.CONTENT
        && known.ended() != null
        && now - known.ended() >= minimumAgeMillis()
        && !arrival.redelivered()
        && table.placesOf(known).contains(placeOf(arrival));
  }

  private static Place placeOf(Arrival arrival) {
    return new Place(arrival.transfer(), arrival.channel());
  }

  private Decision decide(Arrival arrival, Known known) throws SQLException {
    if (!Arrays.equals(known.digest(), arrival.digest().toByteArray())) {
      return Decision.of(Verdict.CONFLICT);
    }
    Place place = placeOf(arrival);
    List<Place> places = table.placesOf(known);
    boolean isOtherTransfer =
        places.stream().noneMatch(seen -> seen.transfer() == place.transfer());
    boolean isOtherChannel = !places.contains(place);
    if (isOtherChannel && places.size() < MAX_PLACES) {
      note(() -> table.addPlace(known, place));
    }
    if (arrival.redelivered() || (isOtherChannel && !isOtherTransfer)) {
      return Decision.of(Verdict.COPY);
    }
    byte[] answer = known.answer();
    return new Decision(Verdict.RETRY, answer == null ? null : messages.response(answer));
  }

  /** Now and then, not with each Command. */
  private void forgetOld(long now) {
    if (forgetsOld(now) && now - lastForgotten >= FORGET_EVERY_MILLIS) {
      lastForgotten = now;
      note(() -> size -= table.forget(now - retentionMillis(), Integer.MAX_VALUE));
    }
  }

  /**
   * The clock may have been put forward while the program was stopped: what an earlier run left is
   * kept until it is that old by the steady time alone.
   */
  private boolean forgetsOld(long now) {
    return now - openedAt >= retentionMillis();
  }

  private long retentionMillis() {
    return settings.retention().toMillis();
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
    return change(() -> table.answer(key, bytes, answer.status()));
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, @Nullable Response answer) {
    return answer == null
        ? change(() -> table.finish(key, clock.millis(), null))
        : finish(key, answer.status(), answer);
  }

  @Override
  public CompletionStage<Void> finish(LedgerKey key, int outcome, @Nullable Response answer) {
    if (answer == null) {
      return change(() -> table.finish(key, clock.millis(), outcome));
    }
    byte[] bytes = messages.bytes(answer);
    return change(() -> table.finish(key, clock.millis(), outcome, bytes, answer.status()));
  }

  @Override
  public void sent(LedgerKey key) {
    note(() -> table.sent(key, clock.millis()));
  }

  @Override
  public void stray(Stray stray) {
    long now = clock.millis();
    long wall = wallClock.millis();
    note(
        () -> {
          table.add(stray, now, wall);
          table.forgetStrays(now - retentionMillis(), MAX_STRAYS);
        });
  }

  @Override
  public void close() {
    commits.close();
    lock.close();
  }
}
