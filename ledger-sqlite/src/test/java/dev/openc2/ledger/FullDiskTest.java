// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.openc2.consumer.Arrival;
import dev.openc2.consumer.Decision;
import dev.openc2.consumer.Decision.Verdict;
import dev.openc2.consumer.LedgerKey;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.value.Octets;
import dev.openc2.value.StatusCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk without a byte to spare: a small one in memory, which only root can make. */
@Timeout(60)
class FullDiskTest {

  private static final Response OK = Response.of(StatusCode.OK);

  private final Path disk;
  private final Path filling;

  FullDiskTest(@TempDir Path directory) {
    this.disk = directory;
    this.filling = disk.resolve("filling");
  }

  @BeforeEach
  void mount() throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()))
        .as("a small disk, which only root can mount")
        .isTrue();
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "--lazy", disk.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private SqliteLedger open() throws IOException {
    return SqliteLedger.open(
        disk.resolve(SqliteLedger.FILE_NAME),
        MessageCodec.of(Profiles.none()),
        new LedgerSettings(100, Duration.ofSeconds(10), Duration.ofHours(1), false),
        InstantSource.system(),
        System::nanoTime);
  }

  private void fill() throws IOException {
    byte[] block = new byte[1024];
    try (OutputStream out = Files.newOutputStream(filling)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(filling).isNotEmptyFile();
    }
  }

  private static CompletableFuture<Decision> decide(SqliteLedger ledger, String id) {
    Message message =
        Message.of(Headers.NONE, Command.of(Action.DENY, new DomainNameTarget(id + ".example")));
    LedgerKey key = key(id);
    Octets digest = Octets.of(new byte[] {1});
    Arrival arrival = new Arrival(key, digest, message, "json", null, 0, "device", false);
    return ledger.decide(arrival).toCompletableFuture();
  }

  private static LedgerKey key(String id) {
    return new LedgerKey("soc", LedgerKey.Kind.REQUEST, id);
  }

  // After a clean end the files are gone that readers share with a writer: there is no room to make
  // them.
  @Test
  void whatIsKnownIsAnsweredFromTheStartAndWhatIsNewIsTakenOnceThereIsRoom() throws Exception {
    try (SqliteLedger ledger = open()) {
      decide(ledger, "known").join();
      ledger.finish(key("known"), 200, OK).toCompletableFuture().join();
    }
    fill();

    try (SqliteLedger ledger = open()) {
      assertThat(ledger.unfinished()).hasSize(1);
      assertThat(decide(ledger, "known").join()).isEqualTo(new Decision(Verdict.RETRY, OK));
      assertThat(decide(ledger, "new")).failsWithin(Duration.ofSeconds(20));

      Files.delete(filling);

      assertThat(decide(ledger, "new").join().verdict()).isEqualTo(Verdict.FIRST);
    }
    try (SqliteLedger ledger = open()) {
      assertThat(decide(ledger, "new").join().verdict()).isEqualTo(Verdict.RETRY);
    }
  }
}
