// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.InboundFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A frame that says whatever a test wants it to say. */
final class FakeFrame implements InboundFrame {

  private final byte[] payload;
  private @Nullable String encoding = "json";
  private @Nullable MessageKind kind = MessageKind.REQUEST;
  private @Nullable String foreignContentType;
  private String channel = "device";
  private boolean forThisDeviceAlone = true;
  private boolean redelivered;
  private boolean retained;
  private @Nullable Duration life;
  private final CountDownLatch acknowledged = new CountDownLatch(1);

  private FakeFrame(byte[] payload) {
    this.payload = payload;
  }

  static FakeFrame of(byte[] payload) {
    return new FakeFrame(payload);
  }

  static FakeFrame of(String payload) {
    return new FakeFrame(payload.getBytes(StandardCharsets.UTF_8));
  }

  /** A Command in its envelope; ids that are null are left out. */
  static FakeFrame command(@Nullable String requestId, @Nullable String from, String command) {
    String headers =
        (requestId == null ? "" : "\"request_id\":\"" + requestId + "\",")
            + (from == null ? "" : "\"from\":\"" + from + "\",");
    return of(
        "{\"headers\":{"
            + headers
            + "\"x\":1},\"body\":{\"openc2\":{\"request\":"
            + command
            + "}}}");
  }

  /** A Command for some of many. */
  static FakeFrame commandTo(String to, String requestId, String command) {
    return of(
        "{\"headers\":{\"request_id\":\""
            + requestId
            + "\",\"from\":\"prod\",\"to\":"
            + to
            + "},\"body\":{\"openc2\":{\"request\":"
            + command
            + "}}}");
  }

  FakeFrame encoding(@Nullable String value) {
    encoding = value;
    return this;
  }

  FakeFrame kind(@Nullable MessageKind value) {
    kind = value;
    return this;
  }

  FakeFrame foreignContentType(String value) {
    foreignContentType = value;
    return this;
  }

  FakeFrame toGroup(String value) {
    channel = value;
    forThisDeviceAlone = false;
    return this;
  }

  FakeFrame redelivered() {
    redelivered = true;
    return this;
  }

  FakeFrame retained() {
    retained = true;
    return this;
  }

  FakeFrame life(Duration value) {
    life = value;
    return this;
  }

  boolean isAcknowledged() {
    return acknowledged.getCount() == 0;
  }

  /** Waits until the Consumer has taken it. */
  void awaitAcknowledged() throws InterruptedException {
    if (!acknowledged.await(ConsumerRig.DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the frame was not acknowledged");
    }
  }

  @Override
  public byte[] payload() {
    return payload;
  }

  @Override
  public @Nullable String encoding() {
    return encoding;
  }

  @Override
  public @Nullable MessageKind kind() {
    return kind;
  }

  @Override
  public @Nullable String foreignContentType() {
    return foreignContentType;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public boolean isForThisDeviceAlone() {
    return forThisDeviceAlone;
  }

  @Override
  public boolean isRedelivered() {
    return redelivered;
  }

  @Override
  public boolean isRetained() {
    return retained;
  }

  @Override
  public @Nullable Duration life() {
    return life;
  }

  @Override
  public void acknowledge() {
    acknowledged.countDown();
  }
}
