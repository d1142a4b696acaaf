// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferException;
import dev.openc2.transfer.TransferException.Reason;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every transfer promises: the Javadoc of {@link ProducerTransfer} and {@link
 * ConsumerTransfer} as tests. A test class of a transfer extends it; what a transport cannot do is
 * said by overriding a hook, and is then skipped.
 *
 * <p>Every test uses identifiers of its own, so that a transport which remembers its clients may be
 * the same for all of them.
 */
public abstract class TransferContract {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Destination ALL = new Destination.All();
  private static final Nsid PROFILE = Nsid.of("slpf");
  private static final Nsid OTHER_PROFILE = Nsid.of("x-other");

  private final String test = UUID.randomUUID().toString().substring(0, 8);
  private final DeviceId fw1 = DeviceId.of("fw1-" + test);
  private final DeviceId fw2 = DeviceId.of("fw2-" + test);
  private final ProducerId console = ProducerId.of("console-" + test);
  private final ProducerId otherConsole = ProducerId.of("other-" + test);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Only for those who extend it. */
  protected TransferContract() {}

  /** A new transfer for the Producer with this id, not started. */
  protected abstract ProducerTransfer newProducer(ProducerId id);

  /**
   * A new transfer for the Consumer with this id and these profiles, not started. A second one with
   * the same id, made when the first one is closed, is the same client come back.
   */
  protected abstract ConsumerTransfer newConsumer(DeviceId id, Set<Nsid> profiles);

  /** True if the transport always says so when nobody listens at a destination. */
  protected boolean tellsThatNobodyListens() {
    return true;
  }

  /** True if what a Consumer did not acknowledge is delivered to it when it comes back. */
  protected boolean redelivers() {
    return true;
  }

  /** True if what is for a Consumer that is away waits for it, until it expires. */
  protected boolean keepsForTheAbsent() {
    return redelivers();
  }

  /** How large a payload it must carry, in bytes. */
  protected int bigPayload() {
    return 512 * 1024;
  }

  /** Lets this much time pass for the transport; really waits unless its clock can be set. */
  protected void letPass(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  /** Closes what a test left open. */
  @AfterEach
  void closeAll() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void startCompletesInBothRoles() throws Exception {
    ConsumerTransfer consumer = opened(newConsumer(fw1, Set.of(PROFILE)));
    ProducerTransfer producer = opened(newProducer(console));

    assertThatCode(() -> await(consumer.start(RecordingHandler.acknowledging())))
        .doesNotThrowAnyException();
    assertThatCode(() -> await(producer.start(RecordingHandler.acknowledging())))
        .doesNotThrowAnyException();
  }

  @Test
  @Tag("T17")
  void whatIsForOneDeviceReachesThatDeviceAlone() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE);
    RecordingHandler atFw2 = startConsumer(fw2, PROFILE);
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("one"), to(fw1)));
    await(producer.send(command("end"), ALL));

    assertThat(atFw1.textsUntil("end")).containsExactly("one", "end");
    assertThat(atFw2.textsUntil("end")).containsExactly("end");
  }

  @Test
  @Tag("T18")
  void whatIsForAProfileReachesThoseWhoHaveIt() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE, OTHER_PROFILE);
    RecordingHandler atFw2 = startConsumer(fw2, PROFILE);
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("other"), new Destination.ToProfile(OTHER_PROFILE)));
    await(producer.send(command("both"), new Destination.ToProfile(PROFILE)));
    await(producer.send(command("end"), ALL));

    assertThat(atFw1.textsUntil("end")).containsExactly("other", "both", "end");
    assertThat(atFw2.textsUntil("end")).containsExactly("both", "end");
  }

  @Test
  @Tag("T19")
  void whatIsForAllReachesAll() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE);
    RecordingHandler atFw2 = startConsumer(fw2, OTHER_PROFILE);
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("everybody"), ALL));

    assertThat(atFw1.nextText()).isEqualTo("everybody");
    assertThat(atFw2.nextText()).isEqualTo("everybody");
  }

  @Test
  void aFrameArrivesAsItWasSent() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE);
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("{\"grüße\":\"世界\"}"), to(fw1)));

    InboundFrame frame = atFw1.next();
    assertThat(frame.payload()).isEqualTo(bytes("{\"grüße\":\"世界\"}"));
    assertThat(frame.encoding()).isEqualTo("json");
    assertThat(frame.kind()).isEqualTo(MessageKind.REQUEST);
    assertThat(frame.foreignContentType()).isNull();
    assertThat(frame.isRetained()).isFalse();
    assertThat(frame.isRedelivered()).isFalse();
  }

  @Test
  void bytesThatAreNoTextArriveAsTheyWereSent() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE);
    ProducerTransfer producer = startProducer(console);
    byte[] everyByte = new byte[256];
    IntStream.range(0, everyByte.length).forEach(value -> everyByte[value] = (byte) value);

    await(
        producer.send(
            new OutboundFrame(MessageKind.REQUEST, "cbor", false, everyByte, null), to(fw1)));

    InboundFrame frame = atFw1.next();
    assertThat(frame.payload()).isEqualTo(everyByte);
    assertThat(frame.encoding()).isEqualTo("cbor");
  }

  @Test
  void aBigPayloadArrivesWhole() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE);
    ProducerTransfer producer = startProducer(console);
    byte[] big = new byte[bigPayload()];
    Arrays.fill(big, (byte) 'x');
    big[big.length - 1] = 'y';

    await(producer.send(new OutboundFrame(MessageKind.REQUEST, "json", true, big, null), to(fw1)));

    assertThat(atFw1.next().payload()).isEqualTo(big);
  }

  @Test
  void aFrameSaysWhereItArrived() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE);
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("a"), to(fw1)));
    InboundFrame first = atFw1.next();
    await(producer.send(command("b"), to(fw1)));
    InboundFrame second = atFw1.next();
    await(producer.send(command("c"), ALL));
    InboundFrame third = atFw1.next();

    assertThat(first.isForThisDeviceAlone()).isTrue();
    assertThat(second.channel()).isEqualTo(first.channel());
    assertThat(third.isForThisDeviceAlone()).isFalse();
    assertThat(third.channel()).isNotEqualTo(first.channel());
  }

  @Test
  void aResponseReachesTheProducerThatAsked() throws Exception {
    RecordingHandler atConsole = RecordingHandler.acknowledging();
    RecordingHandler atOther = RecordingHandler.acknowledging();
    await(opened(newProducer(console)).start(atConsole));
    await(opened(newProducer(otherConsole)).start(atOther));
    ConsumerTransfer consumer = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(consumer.start(RecordingHandler.acknowledging()));

    await(consumer.respond(response("for console"), console));
    await(consumer.respond(response("end"), null));

    InboundFrame frame = atConsole.next();
    assertThat(frame.payload()).isEqualTo(bytes("for console"));
    assertThat(frame.kind()).isEqualTo(MessageKind.RESPONSE);
    assertThat(frame.encoding()).isEqualTo("json");
    assertThat(atOther.nextText()).isEqualTo("end");
  }

  @Test
  @Tag("T27")
  void aResponseToNobodyInParticularReachesTheProducers() throws Exception {
    RecordingHandler atConsole = RecordingHandler.acknowledging();
    RecordingHandler atOther = RecordingHandler.acknowledging();
    await(opened(newProducer(console)).start(atConsole));
    await(opened(newProducer(otherConsole)).start(atOther));
    ConsumerTransfer consumer = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(consumer.start(RecordingHandler.acknowledging()));

    await(consumer.respond(response("whoever"), null));

    assertThat(atConsole.nextText()).isEqualTo("whoever");
    assertThat(atOther.nextText()).isEqualTo("whoever");
  }

  @Test
  void itIsSaidThatNobodyListens() throws Exception {
    assumeTrue(tellsThatNobodyListens(), "this transport does not say that nobody listens");
    startConsumer(fw1, PROFILE);
    ProducerTransfer producer = startProducer(console);

    Delivery toNobody = await(producer.send(command("x"), to(DeviceId.of("ghost-" + test))));
    Delivery toSomebody = await(producer.send(command("x"), to(fw1)));

    assertThat(toNobody).isEqualTo(Delivery.NOBODY_LISTENS);
    assertThat(toSomebody).isEqualTo(Delivery.ACCEPTED);
  }

  @Test
  void aSendingAfterTheEndFails() throws Exception {
    ProducerTransfer producer = startProducer(console);
    ConsumerTransfer consumer = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(consumer.start(RecordingHandler.acknowledging()));

    producer.close();
    consumer.close();

    assertFailsAsClosed(() -> await(producer.send(command("x"), to(fw1))));
    assertFailsAsClosed(() -> await(consumer.respond(response("x"), console)));
  }

  @Test
  void closingTwiceIsHarmless() throws Exception {
    ProducerTransfer producer = startProducer(console);
    ConsumerTransfer consumer = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(consumer.start(RecordingHandler.acknowledging()));

    producer.close();
    consumer.stopListening();
    consumer.stopListening();
    consumer.close();

    assertThatCode(producer::close).doesNotThrowAnyException();
    assertThatCode(consumer::close).doesNotThrowAnyException();
    assertThatCode(consumer::stopListening).doesNotThrowAnyException();
  }

  @Test
  void closingWhatWasNeverStartedIsHarmless() {
    assertThatCode(newProducer(console)::close).doesNotThrowAnyException();
    assertThatCode(newConsumer(fw1, Set.of(PROFILE))::close).doesNotThrowAnyException();
  }

  @Test
  void noHandlerIsCalledAfterTheEnd() throws Exception {
    RecordingHandler atClosed = RecordingHandler.acknowledging();
    ConsumerTransfer closed = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(closed.start(atClosed));
    RecordingHandler atOpen = startConsumer(fw2, PROFILE);
    ProducerTransfer producer = startProducer(console);

    closed.close();
    await(producer.send(command("too late"), ALL));

    assertThat(atOpen.nextText()).isEqualTo("too late");
    assertThat(atClosed.waiting()).isZero();
  }

  @Test
  void whoStoppedListeningCanStillAnswer() throws Exception {
    RecordingHandler atConsole = RecordingHandler.acknowledging();
    ProducerTransfer producer = opened(newProducer(console));
    await(producer.start(atConsole));
    RecordingHandler atStopped = RecordingHandler.acknowledging();
    ConsumerTransfer stopped = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(stopped.start(atStopped));
    RecordingHandler atOther = startConsumer(fw2, PROFILE);

    stopped.stopListening();
    await(producer.send(command("too late"), ALL));
    await(stopped.respond(response("bye"), console));

    assertThat(atOther.nextText()).isEqualTo("too late");
    assertThat(atConsole.nextText()).isEqualTo("bye");
    assertThat(atStopped.waiting()).isZero();
  }

  @Test
  void severalAtOnceAllArrive() throws Exception {
    RecordingHandler atFw1 = startConsumer(fw1, PROFILE);
    ProducerTransfer producer = startProducer(console);
    List<String> texts = IntStream.range(0, 200).mapToObj(number -> "command " + number).toList();

    List<CompletionStage<Delivery>> deliveries =
        texts.parallelStream().map(text -> producer.send(command(text), to(fw1))).toList();
    for (CompletionStage<Delivery> delivery : deliveries) {
      assertThat(await(delivery)).isEqualTo(Delivery.ACCEPTED);
    }

    Set<String> arrived = new HashSet<>();
    while (arrived.size() < texts.size()) {
      arrived.add(atFw1.nextText());
    }
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void aHandlerThatThrowsGetsTheNextFrameAllTheSame() throws Exception {
    RecordingHandler atFw1 = RecordingHandler.acknowledging();
    FrameHandler clumsy =
        frame -> {
          atFw1.onFrame(frame);
          throw new IllegalStateException("clumsy");
        };
    await(opened(newConsumer(fw1, Set.of(PROFILE))).start(clumsy));
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("one"), to(fw1)));
    await(producer.send(command("two"), to(fw1)));

    assertThat(atFw1.textsUntil("two")).contains("one", "two");
  }

  @Test
  void whatWasNotAcknowledgedComesAgain() throws Exception {
    assumeTrue(redelivers(), "this transport does not deliver again");
    RecordingHandler atFirst = RecordingHandler.silent();
    ConsumerTransfer first = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(first.start(atFirst));
    ProducerTransfer producer = startProducer(console);
    await(producer.send(command("important"), to(fw1)));
    InboundFrame lost = atFirst.next();

    first.close();
    lost.acknowledge();
    RecordingHandler atSecond = startConsumer(fw1, PROFILE);

    InboundFrame again = atSecond.next();
    assertThat(again.payload()).isEqualTo(bytes("important"));
    assertThat(again.isRedelivered()).isTrue();
  }

  @Test
  void whatIsForTheAbsentWaitsForThem() throws Exception {
    assumeTrue(keepsForTheAbsent(), "this transport keeps nothing");
    ConsumerTransfer first = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(first.start(RecordingHandler.acknowledging()));
    first.close();
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("patient"), to(fw1)));
    RecordingHandler atSecond = startConsumer(fw1, PROFILE);

    assertThat(atSecond.nextText()).isEqualTo("patient");
  }

  @Test
  void whatExpiredIsNotDelivered() throws Exception {
    assumeTrue(keepsForTheAbsent(), "this transport keeps nothing");
    ConsumerTransfer first = opened(newConsumer(fw1, Set.of(PROFILE)));
    await(first.start(RecordingHandler.acknowledging()));
    first.close();
    ProducerTransfer producer = startProducer(console);

    await(producer.send(command("stale", Duration.ofSeconds(1)), to(fw1)));
    letPass(Duration.ofMillis(2500));
    await(producer.send(command("fresh", Duration.ofMinutes(1)), to(fw1)));
    RecordingHandler atSecond = startConsumer(fw1, PROFILE);

    assertThat(atSecond.nextText()).isEqualTo("fresh");
  }

  private RecordingHandler startConsumer(DeviceId id, Nsid... profiles) throws Exception {
    RecordingHandler handler = RecordingHandler.acknowledging();
    await(opened(newConsumer(id, Set.of(profiles))).start(handler));
    return handler;
  }

  private ProducerTransfer startProducer(ProducerId id) throws Exception {
    ProducerTransfer producer = opened(newProducer(id));
    await(producer.start(RecordingHandler.acknowledging()));
    return producer;
  }

  private <T extends AutoCloseable> T opened(T transfer) {
    open.push(transfer);
    return transfer;
  }

  private static <T extends @Nullable Object> T await(CompletionStage<T> stage)
      throws InterruptedException, ExecutionException, TimeoutException {
    return stage.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void assertFailsAsClosed(ThrowingCallable sending) {
    assertThatThrownBy(sending)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            TransferException.class,
            problem -> assertThat(problem.reason()).isEqualTo(Reason.CLOSED));
  }

  private static Destination to(DeviceId device) {
    return new Destination.ToDevice(device);
  }

  private static OutboundFrame command(String text) {
    return new OutboundFrame(MessageKind.REQUEST, "json", true, bytes(text), null);
  }

  private static OutboundFrame command(String text, Duration expiry) {
    return new OutboundFrame(MessageKind.REQUEST, "json", true, bytes(text), expiry);
  }

  private static OutboundFrame response(String text) {
    return new OutboundFrame(MessageKind.RESPONSE, "json", true, bytes(text), null);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
