// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openc2.consumer.Ledger;
import dev.openc2.daemon.config.ActuatorFactories;
import dev.openc2.daemon.config.ConfigParser;
import dev.openc2.daemon.config.ConfigurationException;
import dev.openc2.daemon.config.DaemonConfig;
import dev.openc2.transfer.ConsumerTransfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DaemonTest {

  /** JUnit puts the real one here. */
  @TempDir private Path directory = Path.of("");

  private Path file = Path.of("");

  @BeforeEach
  void writeConfiguration() throws Exception {
    file =
        Files.writeString(
            directory.resolve("oc2d.yaml"),
            """
            device: fw1
            transfers: [{uri: 'mqtt://127.0.0.1:1'}]
            actuators: [{profile: slpf, means: memory}]
            """);
  }

  private Daemon daemon() throws Exception {
    DaemonConfig config =
        new ConfigParser(ActuatorFactories.installed(Assertions::fail)).parse(file);
    return Daemon.of(config, Map.of());
  }

  @Test
  void whatWasClosedReturnsAtOnce() throws Exception {
    Daemon daemon = daemon();

    daemon.close();

    assertThatCode(daemon::run).doesNotThrowAnyException();
  }

  @Test
  void aCloseAtTheMomentOfTheStartIsAnOrderlyEnd() throws Exception {
    for (int i = 0; i < 50; i++) {
      Daemon daemon = daemon();
      Thread closer = new Thread(daemon::close, "closer");

      closer.start();

      assertThatCode(daemon::run).doesNotThrowAnyException();
      closer.join();
    }
  }

  private Daemon remembering() throws Exception {
    DaemonConfig config =
        new ConfigParser(ActuatorFactories.installed(Assertions::fail)).parse(file);
    return Daemon.of(config.withStateDirectory(directory.resolve("state")), Map.of());
  }

  @Test
  void whatAnotherRemembersInCannotBeHadBeforeThatHasEnded() throws Exception {
    Daemon first = remembering();

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(this::remembering)
        .withMessageContaining("is in use by another program");
    first.close();

    remembering().close();
  }

  @Test
  void whoCannotBeMadeKeepsNoLedger() throws Exception {
    Path inTheWay = Files.createDirectory(directory.resolve("state")).resolve("actuators");
    Files.createFile(inTheWay);

    assertThatExceptionOfType(ConfigurationException.class).isThrownBy(this::remembering);
    Files.delete(inTheWay);

    remembering().close();
  }

  @Test
  void whoeverStandsInBetweenGetsTheLedgerAndEveryTransfer() throws Exception {
    List<Object> seen = new ArrayList<>();
    DaemonConfig config =
        new ConfigParser(ActuatorFactories.installed(Assertions::fail)).parse(file);
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            InstantSource.system(),
            ledger -> {
              seen.add(Ledger.class);
              return ledger;
            },
            transfer -> {
              seen.add(ConsumerTransfer.class);
              return transfer;
            });

    Daemon.of(config.withStateDirectory(directory.resolve("state")), surroundings).close();

    assertThat(seen).containsExactly(ConsumerTransfer.class, Ledger.class);
  }
}
