// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("T13")
class ClientIdsTest {

  private static final String BROKER = "mqtt://localhost:1883";

  private final Path folder;

  ClientIdsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  // transf-mqtt v1.0 §2.6
  @Test
  void identifiersAreOneTo23LettersAndDigitsAndKept() {
    ClientIds ids = ClientIds.in(folder.resolve("new"), new SecureRandom());
    String first;
    try (ClientIds.Lease lease = ids.take(BROKER, "producer", "../me")) {
      first = lease.clientId();
      assertThat(first).matches("[0-9A-Za-z]{1,23}");
      assertThat(lease.stored()).isTrue();
    }

    try (ClientIds.Lease again = ids.take(BROKER, "producer", "../me")) {
      assertThat(again.clientId()).isEqualTo(first);
    }
  }

  // K3
  @Test
  void identifierInUseIsNotGivenTwiceAndTheFirstFreeOneIsTaken() {
    ClientIds ids = ClientIds.in(folder, new SecureRandom());
    ClientIds.Lease first = ids.take(BROKER, "producer", "me");
    try (ClientIds.Lease second = ids.take(BROKER, "producer", "me")) {
      assertThat(second.clientId()).isNotEqualTo(first.clientId());

      first.close();
      first.close();

      try (ClientIds.Lease third = ids.take(BROKER, "producer", "me")) {
        assertThat(third.clientId()).isEqualTo(first.clientId());
      }
    }
  }

  // K3
  @Test
  void anotherProcessGetsAnotherIdentifier() throws Exception {
    ClientIds ids = ClientIds.in(folder, new SecureRandom());
    try (ClientIds.Lease mine = ids.take(BROKER, "producer", "me")) {
      // Looking for a free one must not lose the lock on the one in use, as POSIX locks invite to.
      ids.take(BROKER, "producer", "me").close();
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProcess.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).matches("[0-9A-Za-z]{23}").isNotEqualTo(mine.clientId());
      } finally {
        other.destroyForcibly();
      }
    }
  }

  @Test
  void brokerRoleAndNameHaveIdentifiersOfTheirOwn() {
    ClientIds ids = ClientIds.in(folder, new SecureRandom());
    List<String> taken = new ArrayList<>();
    for (String[] who :
        new String[][] {
          {BROKER, "producer", "me"}, {BROKER, "consumer", "me"},
          {BROKER, "producer", "you"}, {"mqtt://other:1883", "producer", "me"}
        }) {
      try (ClientIds.Lease lease = ids.take(who[0], who[1], who[2])) {
        taken.add(lease.clientId());
      }
    }

    assertThat(taken).doesNotHaveDuplicates();
  }

  @Test
  void damagedFileIsReplaced() throws Exception {
    ClientIds ids = ClientIds.in(folder, new SecureRandom());
    ids.take(BROKER, "producer", "me").close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(file, "not valid: " + "x".repeat(100));
      }
    }

    String made;
    try (ClientIds.Lease lease = ids.take(BROKER, "producer", "me")) {
      assertThat(lease.clientId()).matches("[0-9A-Za-z]{23}");
      made = lease.clientId();
    }
    try (ClientIds.Lease again = ids.take(BROKER, "producer", "me")) {
      assertThat(again.clientId()).isEqualTo(made);
    }
  }

  @Test
  void whenAllSlotsAreTakenTheIdentifierIsNotStored() {
    ClientIds ids = ClientIds.in(folder, new Random(1));
    List<ClientIds.Lease> all = new ArrayList<>();
    try {
      for (int i = 0; i < ClientIds.MAX_SLOTS; i++) {
        all.add(ids.take(BROKER, "producer", "me"));
      }

      try (ClientIds.Lease more = ids.take(BROKER, "producer", "me")) {
        assertThat(more.stored()).isFalse();
        assertThat(all).extracting(ClientIds.Lease::clientId).doesNotContain(more.clientId());
      }
    } finally {
      all.forEach(ClientIds.Lease::close);
    }
  }

  @Test
  void withoutADirectoryNothingIsKept() {
    try (ClientIds.Lease lease =
        ClientIds.unstored(new SecureRandom()).take(BROKER, "producer", "me")) {
      assertThat(lease.stored()).isFalse();
      assertThat(lease.clientId()).matches("[0-9A-Za-z]{23}");
    }
  }

  @Test
  void unusableDirectoryIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ClientIds.in(file, new SecureRandom()).take(BROKER, "producer", "me"))
        .withMessageContaining(file.toString());
  }

  /** The other process: takes an identifier, says which, and keeps it until it is killed. */
  static final class OtherProcess {
    public static void main(String[] args) throws Exception {
      ClientIds ids = ClientIds.in(Path.of(args[0]), new SecureRandom());
      try (ClientIds.Lease lease = ids.take(BROKER, "producer", "me")) {
        System.out.println(lease.clientId());
        int unused = System.in.read();
      }
    }
  }
}
