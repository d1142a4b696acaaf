// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.consumer.Consumer;
import dev.openc2.consumer.ConsumerSettings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.ledger.LedgerSettings;
import dev.openc2.ledger.SqliteLedger;
import dev.openc2.profile.Profiles;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The program of the side that answers: {@code WAY BROKER FOLDER}. Says {@code ready} when it
 * listens, and ends with its input.
 */
public final class AnsweringSide {

  static final String READY = "ready";

  /** As many as are ever asked at once. */
  private static final int ROOM = 1024;

  /**
   * The ledger has to remember what came in the last ten seconds: with the default of 10 000 a
   * device takes no more than 1000 commands/s for long.
   */
  private static final int LEDGER_SIZE = 500_000;

  private static final long PATIENCE_SECONDS = 30;

  private AnsweringSide() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Way way = Way.valueOf(args[0]);
    URI broker = URI.create(args[1]);
    AutoCloseable side =
        way == Way.RAW ? RawResponder.open(broker) : consumer(way, broker, Path.of(args[2]));
    try {
      System.out.println(READY);
      awaitEndOfInput();
    } finally {
      side.close();
    }
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nobody says anything; the end is what is waited for.
    }
  }

  private static Consumer consumer(Way way, URI broker, Path folder) throws Exception {
    ConsumerSettings settings =
        ConsumerSettings.builder().actuatorQueue(ROOM).ledgerSize(LEDGER_SIZE).build();
    Consumer.Builder builder =
        Consumer.builder(way.device())
            .transfer(
                Transfers.providerOf(broker)
                    .consumer(TransferConfig.of(broker), way.device(), Set.of(Texts.PROFILE)))
            .actuator(new BenchActuator())
            .settings(settings);
    if (way != Way.MEMORY) {
      builder.ledger(ledger(settings, folder, way == Way.SYNCED));
    }
    Consumer consumer = builder.build();
    consumer.start().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return consumer;
  }

  private static SqliteLedger ledger(ConsumerSettings settings, Path folder, boolean fsync)
      throws IOException {
    return SqliteLedger.open(
        folder.resolve("ledger.db"),
        MessageCodec.of(Profiles.installed()),
        new LedgerSettings(
            settings.ledgerSize(), settings.responseTimeout(), settings.ledgerRetention(), fsync),
        InstantSource.system(),
        System::nanoTime);
  }
}
