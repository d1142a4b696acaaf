// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.producer;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.testkit.transfer.InMemoryNetwork;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A device on an in-memory network that answers as a test says, also wrongly. */
final class TestDevice {

  private static final MessageCodec CODEC = MessageCodec.of(Profiles.none());

  private final ConsumerTransfer transfer;
  private final String id;
  private final BiConsumer<TestDevice, Message> script;
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private final List<InboundFrame> frames = new CopyOnWriteArrayList<>();
  private volatile Encoding encoding = Encodings.JSON;

  private TestDevice(InMemoryNetwork network, String id, BiConsumer<TestDevice, Message> script) {
    this.transfer = network.consumer(DeviceId.of(id), Set.of(Nsid.of("slpf")));
    this.id = id;
    this.script = script;
  }

  /** A device that does what the script says on each Command. */
  static TestDevice start(
      InMemoryNetwork network, String id, BiConsumer<TestDevice, Message> script) {
    TestDevice device = new TestDevice(network, id, script);
    device.transfer.start(device::onFrame).toCompletableFuture().join();
    return device;
  }

  /** A device that gives the same answers to each Command. */
  static TestDevice answering(InMemoryNetwork network, String id, Response... responses) {
    return start(
        network,
        id,
        (device, command) -> {
          for (Response response : responses) {
            device.answer(command, response);
          }
        });
  }

  private void onFrame(InboundFrame frame) {
    frame.acknowledge();
    frames.add(frame);
    Encoding spelling =
        Encodings.with(List.of()).get(String.valueOf(frame.encoding())).orElseThrow();
    Message message = CODEC.decode(frame.payload(), spelling);
    received.add(message);
    encoding = spelling;
    script.accept(this, message);
  }

  /** What it received, in order. */
  List<Message> received() {
    return received;
  }

  /** How it received it, in order. */
  List<InboundFrame> frames() {
    return frames;
  }

  String id() {
    return id;
  }

  /** Answers as it should be, in the encoding of the Command. */
  void answer(Message command, Response response) {
    answerAs(id, command.headers().requestId(), response);
  }

  /** Answers in a name of the test's choice, or none. */
  void answerAs(@Nullable String from, @Nullable RequestId requestId, Response response) {
    Message message = Message.of(Headers.of(requestId, null, from, List.of()), response);
    answerRaw(MessageKind.RESPONSE, encoding.name(), CODEC.encode(message, encoding));
  }

  /** Sends these bytes to the Producers. */
  void answerRaw(MessageKind kind, String encodingName, byte[] payload) {
    OutboundFrame frame = new OutboundFrame(kind, encodingName, true, payload, null);
    transfer.respond(frame, producer()).toCompletableFuture().join();
  }

  private @Nullable ProducerId producer() {
    if (received.isEmpty()) {
      return null;
    }
    return ProducerId.of(Objects.requireNonNull(received.get(0).headers().from()));
  }
}
