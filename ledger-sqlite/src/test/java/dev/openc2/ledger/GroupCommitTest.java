// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GroupCommitTest {

  private static final int MANY = 2_000;

  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private GroupCommit commits;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    execute("CREATE TABLE seen (number INTEGER)");
    commits = new GroupCommit(connection, () -> {});
  }

  @AfterEach
  void close() {
    goOn.countDown();
    commits.close();
  }

  @Test
  void whatCameTogetherIsWrittenInTheOrderInWhichItCame() throws Exception {
    holdTheWriter();
    List<Integer> done = new ArrayList<>();

    List<CompletableFuture<Void>> stages =
        IntStream.range(0, MANY)
            .mapToObj(i -> commits.submit(() -> i).thenAccept(done::add).toCompletableFuture())
            .toList();
    goOn.countDown();

    CompletableFuture.allOf(stages.toArray(CompletableFuture<?>[]::new)).join();
    assertThat(done).containsExactlyElementsOf(IntStream.range(0, MANY).boxed().toList());
  }

  @Test
  void whatFailsSpoilsItForNobodyElse() throws Exception {
    holdTheWriter();

    CompletableFuture<Boolean> before = commits.submit(() -> insert(1)).toCompletableFuture();
    CompletableFuture<Boolean> failing =
        commits.submit(() -> execute("INSERT INTO nowhere VALUES (1)")).toCompletableFuture();
    CompletableFuture<Boolean> after = commits.submit(() -> insert(2)).toCompletableFuture();
    goOn.countDown();

    CompletableFuture.allOf(before, after).join();
    assertThat(failing).failsWithin(20, TimeUnit.SECONDS);
    assertThat(count()).isEqualTo(2);
  }

  // As SQLite itself does when the disk is full.
  @Test
  void aTransactionThatIsGoneIsBegunAnew() throws Exception {
    CompletableFuture<Boolean> failing =
        commits
            .submit(
                () -> {
                  execute("ROLLBACK");
                  throw new SQLException("full");
                })
            .thenApply(never -> true)
            .toCompletableFuture();

    assertThat(failing).isCompletedExceptionally();
    assertThat(commits.submit(() -> insert(1)).toCompletableFuture()).isCompletedWithValue(true);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anErrorOfTheMachineDoesNotKeepTheNextFromBeingWritten() {
    CompletableFuture<Object> failing =
        commits
            .submit(
                () -> {
                  throw new StackOverflowError();
                })
            .toCompletableFuture();

    assertThat(failing).isCompletedExceptionally();
    assertThat(commits.submit(() -> true).toCompletableFuture()).isCompletedWithValue(true);
  }

  // What was committed is told as that, whatever becomes of its neighbour.
  @Test
  @SuppressWarnings("NullAway") // Somebody's mistake.
  void workThatBreaksTheRulesSpoilsItForNobodyElse() throws Exception {
    holdTheWriter();
    CompletableFuture<Boolean> broken = commits.<Boolean>submit(() -> null).toCompletableFuture();
    CompletableFuture<Boolean> neighbour = commits.submit(() -> insert(1)).toCompletableFuture();
    goOn.countDown();

    assertThat(neighbour).succeedsWithin(20, TimeUnit.SECONDS);
    assertThat(broken).failsWithin(20, TimeUnit.SECONDS);
    assertThat(commits.submit(() -> insert(2)).toCompletableFuture())
        .succeedsWithin(20, TimeUnit.SECONDS);
    assertThat(count()).isEqualTo(2);
  }

  // Whoever was told that it failed must not find it written with the next.
  @Test
  void whatCouldNotBeUndoneIsUndoneBeforeTheNextIsWritten() throws Exception {
    commits.close();
    Connection other = DriverManager.getConnection("jdbc:sqlite::memory:");
    connection = other;
    execute("CREATE TABLE seen (number INTEGER)");
    AtomicInteger rollbacks = new AtomicInteger();
    commits = new GroupCommit(failingFirst("rollback", rollbacks), () -> {});

    CompletableFuture<Boolean> failing =
        commits
            .submit(
                () -> {
                  insert(1);
                  throw new OutOfMemoryError("fake");
                })
            .thenApply(never -> true)
            .toCompletableFuture();

    assertThat(failing).isCompletedExceptionally();
    assertThat(commits.submit(() -> insert(2)).toCompletableFuture()).isCompletedWithValue(true);
    assertThat(rollbacks).hasValue(2);
    assertThat(count()).isEqualTo(1);
  }

  /** The connection, but the first call of this method ends with an error of the machine. */
  private Connection failingFirst(String method, AtomicInteger calls) {
    Connection real = connection;
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method) && calls.incrementAndGet() == 1) {
                throw new OutOfMemoryError("fake");
              }
              return called.invoke(real, arguments);
            });
  }

  // It is told to end while something is written and more is there.
  @Test
  void whoWaitsWhenItEndsIsToldThatInAnyCase() throws Exception {
    holdTheWriter();
    List<CompletableFuture<Boolean>> waiting =
        IntStream.range(0, MANY)
            .mapToObj(i -> commits.submit(() -> insert(i)).toCompletableFuture())
            .toList();
    Thread closing = new Thread(commits::close, "closing");
    closing.start();
    goOn.countDown();
    closing.join(20_000);

    assertThat(waiting).allMatch(CompletableFuture::isDone);
  }

  @Test
  void whoBringsMoreThanCanBeWrittenWaits() throws Exception {
    holdTheWriter();
    IntStream.range(0, MANY).forEach(i -> commits.submit(() -> i));

    Thread waiting = new Thread(commits::awaitRoom, "waiting");
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      assertThat(waiting.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    goOn.countDown();

    waiting.join(20_000);
    assertThat(waiting.isAlive()).isFalse();
  }

  @Test
  void whereThereIsRoomNobodyWaits() throws Exception {
    holdTheWriter();
    commits.submit(() -> 1);

    commits.awaitRoom();
  }

  private void holdTheWriter() throws InterruptedException {
    Thread first =
        new Thread(
            () ->
                commits.submit(
                    () -> {
                      writing.countDown();
                      return await(goOn);
                    }),
            "first");
    first.start();
    writing.await();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private boolean insert(int number) throws SQLException {
    return execute("INSERT INTO seen VALUES (" + number + ")");
  }

  private boolean execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    }
  }

  private int count() throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM seen")) {
      return rows.getInt(1);
    }
  }
}
