// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import dev.openc2.cli.Interruption.Registration;
import dev.openc2.cli.report.ContentText;
import dev.openc2.cli.report.ExchangeView;
import dev.openc2.cli.report.ExitCode;
import dev.openc2.cli.report.Views;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.producer.Ending;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Outcome;
import dev.openc2.producer.Producer;
import dev.openc2.producer.Responder;
import dev.openc2.producer.SendOptions;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.transfer.Transfers;
import dev.openc2.tree.Mode;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends one Command over a connection of its own and shows what comes back. */
final class Sender {

  private final Oc2Command root;
  private final ExchangeOptions options;
  private final MessageCodec codec;

  Sender(Oc2Command root, ExchangeOptions options, MessageCodec codec) {
    this.root = root;
    this.options = options;
    this.codec = codec;
  }

  /**
   * Connects, sends, waits and reports. Peers that refuse a question for the rate limit are asked
   * once more without it.
   *
   * @param from who sends if the command line does not say, or null for the default
   * @return the exit code
   */
  int send(Command command, SendOptions how, @Nullable ProducerId from)
      throws InterruptedException {
    check(command);
    LogLevels.verbose(root.verbosity());
    TransferConfig config =
        options.connect().toConfig(root.environment(), options.delivery().timeout());
    ProducerId id = producerId(from);
    ProducerTransfer transfer = Transfers.providerOf(config.endpoint()).producer(config, id);
    try (Producer producer = Producer.builder(transfer, id).codec(codec).build()) {
      connect(producer);
      ExchangeView view = view(how);
      Outcome outcome = exchange(producer.send(command, how), view::changed);
      outcome = askAgain(producer, outcome, how, view);
      view.finished(outcome);
      return ExitCode.of(outcome, how.expect()).code();
    }
  }

  /** What a Producer must not send is told before anybody is bothered with it. */
  private void check(Command command) {
    MessageCodec strict = codec.withMode(Mode.STRICT);
    strict.draft(new ContentText(codec).tree(command)).command();
    codec.profiles().check(command, Mode.STRICT);
  }

  private Outcome askAgain(Producer producer, Outcome first, SendOptions how, ExchangeView view)
      throws InterruptedException {
    Command simpler = FeatureRetry.withoutRateLimit(first.command());
    List<DeviceId> devices = simpler == null ? List.of() : FeatureRetry.refusers(first);
    boolean isOver = first.ending() == Ending.CANCELLED || first.ending() == Ending.CLOSED;
    if (simpler == null || devices.isEmpty() || isOver) {
      return first;
    }
    SendOptions again =
        SendOptions.builder()
            .to(devices)
            .encoding(how.encoding())
            .timeout(how.timeout())
            .queueFor(how.queueFor())
            .build();
    Outcome second =
        exchange(
            producer.send(simpler, again),
            responder -> {
              Responder better = FeatureRetry.better(responder);
              if (better != null) {
                view.changed(better);
              }
            });
    return FeatureRetry.merged(first, second);
  }

  private ProducerId producerId(@Nullable ProducerId from) {
    ProducerId given = options.connect().idOrNull();
    if (given != null) {
      return given;
    }
    return from == null ? DefaultProducerId.of(root.environment()) : from;
  }

  private void connect(Producer producer) throws InterruptedException {
    long limit = options.connect().connectTimeout().toMillis();
    Registration registration = root.environment().interruption().onInterrupt(producer::close);
    try {
      producer.start().toCompletableFuture().get(limit, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TransferException(
          Reason.UNREACHABLE, "no connection to the broker within " + limit + " ms", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransferException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      registration.withdraw();
    }
  }

  private Outcome exchange(Exchange exchange, Consumer<Responder> listener)
      throws InterruptedException {
    exchange.listen(listener);
    Registration registration = root.environment().interruption().onInterrupt(exchange::cancel);
    try {
      return exchange.await();
    } finally {
      registration.withdraw();
    }
  }

  private ExchangeView view(SendOptions how) {
    ContentText text = new ContentText(codec);
    return switch (options.output().form()) {
      case json -> Views.json(root.out(), text);
      case table ->
          Views.table(root.out(), root.err(), text, root.environment().terminal(), names(how.to()));
    };
  }

  private static List<String> names(List<DeviceId> devices) {
    return devices.stream().map(DeviceId::value).toList();
  }
}
