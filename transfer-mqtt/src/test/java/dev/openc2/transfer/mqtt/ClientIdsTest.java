// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// transf-mqtt v1.0 §2.6; K3
class ClientIdsTest {

  private final Path directory;
  private final ClientIds ids;

  ClientIdsTest(@TempDir Path folder) {
    directory = folder.resolve("a").resolve("b");
    ids = new ClientIds(directory, new Random(7));
  }

  @Test
  void identifierIsOneTo23LettersAndDigits() {
    assertThat(ids.lend("x").id()).matches("[A-Za-z0-9]{1,23}");
    assertThat(new ClientIds(null, new Random(7)).lend("x").id()).matches("[A-Za-z0-9]{1,23}");
  }

  @Test
  void identifierThatWasGivenBackIsLentAgain() {
    ClientIds.Lease first = ids.lend("x");
    first.close();

    assertThat(new ClientIds(directory, new Random(8)).lend("x").id()).isEqualTo(first.id());
  }

  @Test
  void identifierIsLentToOneAtATime() {
    Set<String> lent = new HashSet<>();

    for (int i = 0; i < 20; i++) {
      lent.add(ids.lend("x").id());
    }

    assertThat(lent).hasSize(20);
  }

  @Test
  void everyPurposeHasIdentifiersOfItsOwn() {
    ids.lend("x").close();

    assertThat(ids.lend("y").id()).isNotEqualTo(ids.lend("x").id());
  }

  @Test
  void brokenFileIsReplaced() throws IOException {
    ClientIds.Lease first = ids.lend("x");
    first.close();
    for (Path file : files()) {
      Files.writeString(file, "#/+ not an identifier, and much too long for one");
    }

    ClientIds.Lease second = ids.lend("x");

    assertThat(second.id()).matches("[A-Za-z0-9]{1,23}").isNotEqualTo(first.id());
    second.close();
    assertThat(ids.lend("x").id()).isEqualTo(second.id());
  }

  @Test
  void directoryIsForItsOwnerAlone() throws IOException {
    ids.lend("x");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }
}
