// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.torture;

import dev.openc2.encoding.Encodings;
import dev.openc2.message.Action;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.MessageKind;
import dev.openc2.producer.Exchange;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.Transfers;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends Commands of all kinds, some of them by a second client that behaves badly: it sends the
 * same once more, elsewhere too, and junk. Used by one thread.
 */
final class Sender implements AutoCloseable {

  /** After that, what is brief is not to be run any more. */
  static final Duration BRIEF = Duration.ofSeconds(1);

  /** Nothing is to come to its end before the accounts are made. */
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  private static final Duration START = Duration.ofSeconds(30);
  private static final ProducerId ID = ProducerId.of("soc");
  private static final DeviceId DEVICE = DeviceId.of(Device.ID);
  private static final int MAX_JUNK = 64;

  private final Random random;
  private final HandOver handOver;
  private final Producer producer;
  private final ProducerTransfer second;
  private final List<Sent> all = new ArrayList<>();
  private final List<Sent> retried = new ArrayList<>();
  private int junk;

  private Sender(Random random, URI broker) {
    this.random = random;
    this.handOver = new HandOver(transfer(broker));
    this.producer = Producer.builder(handOver, ID).responseTimeout(PATIENCE).build();
    this.second = transfer(broker);
  }

  /** One that is connected. */
  static Sender start(Random random, URI broker) throws Exception {
    Sender sender = new Sender(random, broker);
    long seconds = START.toSeconds();
    sender.producer.start().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    sender
        .second
        .start(InboundFrame::acknowledge)
        .toCompletableFuture()
        .get(seconds, TimeUnit.SECONDS);
    return sender;
  }

  private static ProducerTransfer transfer(URI broker) {
    TransferConfig config =
        new TransferConfig(
            broker,
            Credentials.NONE,
            false,
            null,
            Map.of("sessionExpiry", PATIENCE.toSeconds() + "s"));
    return Transfers.providerOf(broker).producer(config, ID);
  }

  /** Sends so many, and now and then something else. */
  void send(int count) {
    for (int i = 0; i < count; i++) {
      send(Wish.next(random));
      if (!retried.isEmpty() && random.nextInt(5) == 0) {
        again(retried.get(random.nextInt(retried.size())), new Destination.ToDevice(DEVICE));
      }
      if (random.nextInt(50) == 0) {
        sendJunk();
      }
    }
  }

  Sent send(Wish wish) {
    Command command = command(wish);
    Exchange exchange = producer.send(command, options(wish, null));
    Sent sent = new Sent(wish, command, exchange, System.currentTimeMillis());
    all.add(sent);
    if (wish == Wish.RETRIED) {
      retried.add(sent);
    }
    if (wish == Wish.COPIED) {
      again(sent, new Destination.ToProfile(WitnessActuator.NSID));
      again(sent, new Destination.All());
    }
    return sent;
  }

  private Command command(Wish wish) {
    String first = wish == Wish.IMPOSSIBLE ? WitnessActuator.IMPOSSIBLE : "host";
    DomainNameTarget target = new DomainNameTarget(first + all.size() + ".example");
    Args.Builder args = Args.builder().responseRequested(wish.requested());
    if (wish == Wish.PAST) {
      args.stopTime(Instant.EPOCH.plus(Duration.ofDays(1)));
    }
    Action action = wish == Wish.FOREIGN ? Action.ALLOW : Action.DENY;
    return Command.of(action, target).withArgs(args.build());
  }

  private static SendOptions options(Wish wish, @Nullable Exchange earlier) {
    return SendOptions.builder()
        .to(List.of(DEVICE))
        .queueFor(wish == Wish.BRIEF && earlier == null ? BRIEF : null)
        .requestId(earlier == null ? null : earlier.requestId())
        .build();
  }

  /** Sends it again as it is, by the second client. */
  private void again(Sent sent, Destination destination) {
    var unused = second.send(handOver.frame(sent.id()), destination);
  }

  private void sendJunk() {
    byte[] bytes = new byte[random.nextInt(MAX_JUNK)];
    random.nextBytes(bytes);
    OutboundFrame frame =
        new OutboundFrame(MessageKind.REQUEST, Encodings.JSON.name(), true, bytes, PATIENCE);
    var unused = second.send(frame, new Destination.ToDevice(DEVICE));
    junk++;
  }

  /** Asks for the answer once more. */
  void askAgain(Sent sent) {
    sent.exchange().cancel();
    sent.askedAgain(producer.send(sent.command(), options(sent.wish(), sent.exchange())));
  }

  List<Sent> all() {
    return all;
  }

  int junk() {
    return junk;
  }

  boolean isTaken(Sent sent) {
    return handOver.isTaken(sent.id());
  }

  @Override
  public void close() {
    producer.close();
    second.close();
  }
}
