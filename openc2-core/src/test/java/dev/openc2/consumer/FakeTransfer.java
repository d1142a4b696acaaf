// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.progress.ProgressProfile;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Delivery;
import dev.openc2.transfer.FrameHandler;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.TransferException;
import dev.openc2.value.ProducerId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A transfer whose other end is the test. */
final class FakeTransfer implements ConsumerTransfer {

  private static final MessageCodec CODEC =
      MessageCodec.of(Profiles.of(List.of(new DoorProfile(), new ProgressProfile())));

  /** A Response that was sent. */
  record Sent(OutboundFrame frame, Message message, @Nullable ProducerId producer) {

    Response response() {
      return (Response) message.content();
    }

    Headers headers() {
      return message.headers();
    }

    int status() {
      return response().status();
    }

    String text() {
      return String.valueOf(response().statusText());
    }

    String requestId() {
      return String.valueOf(message.headers().requestId());
    }
  }

  private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
  final List<String> events = new CopyOnWriteArrayList<>();
  final CompletableFuture<Void> started = new CompletableFuture<>();
  private final BlockingQueue<String> unseenEvents = new LinkedBlockingQueue<>();
  private volatile @Nullable FrameHandler handler;
  private volatile @Nullable TransferException refusal;
  private volatile int largest = Integer.MAX_VALUE;
  private final AtomicReference<@Nullable Error> thrown = new AtomicReference<>();

  /** Takes no Response from now on; with null it does again. */
  void refuse(@Nullable TransferException value) {
    refusal = value;
  }

  /** Takes no Response of more bytes from now on. */
  void refuseLarger(int bytes) {
    largest = bytes;
  }

  /** Throws this at the next Response. */
  void throwOnce(Error value) {
    thrown.set(value);
  }

  /** Delivers a frame on the thread of the caller. */
  void deliver(FakeFrame frame) {
    FrameHandler current = handler;
    if (current == null) {
      throw new AssertionError("the transfer was not started");
    }
    current.onFrame(frame);
  }

  /** The next Response; fails if none comes. */
  Sent next() throws InterruptedException {
    Sent next = sent.poll(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("a response").isNotNull();
    if (next == null) {
      throw new AssertionError();
    }
    return next;
  }

  void awaitStart() throws InterruptedException {
    awaitEvent("start");
  }

  /** Waits until this was called; each call is seen once. */
  void awaitEvent(String event) throws InterruptedException {
    String seen;
    do {
      seen = unseenEvents.poll(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS);
      assertThat(seen).as("waiting for %s", event).isNotNull();
    } while (!event.equals(seen));
  }

  private void happened(String event) {
    events.add(event);
    unseenEvents.add(event);
  }

  /** True if nothing was sent that was not looked at. */
  boolean isQuiet() {
    return sent.isEmpty();
  }

  @Override
  public CompletionStage<Void> start(FrameHandler newHandler) {
    handler = newHandler;
    happened("start");
    return started;
  }

  @Override
  public CompletionStage<Delivery> respond(OutboundFrame frame, @Nullable ProducerId producer) {
    Error error = thrown.getAndSet(null);
    if (error != null) {
      throw error;
    }
    TransferException refused = refusal;
    if (refused != null) {
      happened("refuse");
      return CompletableFuture.failedFuture(refused);
    }
    if (frame.payload().length > largest) {
      happened("refuse");
      return CompletableFuture.failedFuture(
          new TransferException(TransferException.Reason.TOO_LARGE, "packet too large"));
    }
    Encoding encoding = Encodings.with(List.of()).get(frame.encoding()).orElseThrow();
    sent.add(new Sent(frame, CODEC.decode(frame.payload(), encoding), producer));
    happened("respond");
    return CompletableFuture.completedFuture(Delivery.ACCEPTED);
  }

  @Override
  public void stopListening() {
    happened("stopListening");
  }

  @Override
  public void close() {
    happened("close");
  }
}
