// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.vectors;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.actuators.slpf.SlpfProfile;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.message.Command;
import dev.openc2.message.Message;
import dev.openc2.message.MessageKind;
import dev.openc2.producer.Producer;
import dev.openc2.producer.SendOptions;
import dev.openc2.testkit.broker.BrokerKind;
import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.transfer.RecordingHandler;
import dev.openc2.testkit.vectors.Vector;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Destination;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.OutboundFrame;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferProvider;
import dev.openc2.transfer.Transfers;
import dev.openc2.tree.Mode;
import dev.openc2.value.DeviceId;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every good Command of the vectors over a real broker, in both encodings. */
class VectorsOverBrokersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Sent before the first of them is looked at: fewer than any broker is willing to queue. */
  private static final int WINDOW = 100;

  private static final DeviceId DEVICE = DeviceId.of("vectors-fw");

  static Stream<Arguments> matrix() {
    return Stream.of(BrokerKind.values())
        .flatMap(
            kind ->
                Stream.of(Encodings.JSON, Encodings.CBOR)
                    .map(encoding -> argumentSet(kind + " " + encoding.name(), kind, encoding)));
  }

  /** Sends the document of a combination as the request with this id. */
  private interface Sending {
    void send(Combination combination, Command command, RequestId requestId);
  }

  // What we may send: through a Producer, spelt in the encoding whatever the vector came in.
  @ParameterizedTest
  @MethodSource("matrix")
  @Tag("T15")
  void whatAProducerSendsArrivesAsTheSameCommand(BrokerKind kind, Encoding encoding)
      throws Exception {
    try (TestBroker broker = kind.open();
        ConsumerTransfer consumer =
            provider(broker).consumer(config(broker), DEVICE, Set.of(SlpfProfile.NSID));
        Producer producer = producer(broker, "vectors-soc")) {
      RecordingHandler arrived = RecordingHandler.acknowledging();
      await(consumer.start(arrived));
      await(producer.start());

      int count =
          check(
              goodCommands(Mode.STRICT).toList(),
              encoding,
              arrived,
              (combination, command, requestId) ->
                  producer.send(command, options(encoding, requestId)));

      System.out.printf("vectors: %d commands over %s in %s%n", count, kind, encoding.name());
    }
  }

  // What we take beside: the bytes as a peer spells them.
  @ParameterizedTest
  @MethodSource("matrix")
  void whatAPeerSpellsItsOwnWayArrivesAsTheCommandThatItMeans(BrokerKind kind, Encoding encoding)
      throws Exception {
    try (TestBroker broker = kind.open();
        ConsumerTransfer consumer =
            provider(broker).consumer(config(broker), DEVICE, Set.of(SlpfProfile.NSID));
        ProducerTransfer peer =
            provider(broker).producer(config(broker), ProducerId.of("vectors-peer"))) {
      RecordingHandler arrived = RecordingHandler.acknowledging();
      await(consumer.start(arrived));
      await(peer.start(RecordingHandler.acknowledging()));
      List<Combination> peculiar =
          goodCommands(Mode.LENIENT)
              .filter(combination -> !combination.vector().strict().isOk())
              .filter(combination -> combination.encoding() == encoding)
              .toList();

      check(
          peculiar,
          encoding,
          arrived,
          (combination, command, requestId) ->
              peer.send(
                  frame(inEnvelope(combination, requestId), encoding),
                  new Destination.ToDevice(DEVICE)));
    }
  }

  /** Each vector that is a good Command in this mode, in each encoding that it exists in. */
  private static Stream<Combination> goodCommands(Mode mode) {
    return Combination.all().stream()
        .filter(combination -> combination.mode() == mode)
        .filter(combination -> combination.vector().kind() == Vector.Kind.COMMAND)
        .filter(combination -> combination.verdict().isOk());
  }

  private static int check(
      List<Combination> combinations,
      Encoding encoding,
      RecordingHandler arrived,
      Sending sending) {
    assertThat(combinations).isNotEmpty();
    for (int from = 0; from < combinations.size(); from += WINDOW) {
      Map<RequestId, Combination> sent = new LinkedHashMap<>();
      Map<RequestId, Command> commands = new LinkedHashMap<>();
      for (Combination combination :
          combinations.subList(from, Math.min(from + WINDOW, combinations.size()))) {
        RequestId requestId = RequestId.random();
        Command command = (Command) VectorReader.read(combination).content();
        sent.put(requestId, combination);
        commands.put(requestId, command);
        sending.send(combination, command, requestId);
      }
      while (!sent.isEmpty()) {
        Message message = decoded(arrived.next(), encoding);
        RequestId requestId = requireNonNull(message.headers().requestId());
        assertThat(message.content())
            .as(String.valueOf(sent.remove(requestId)))
            .isEqualTo(commands.get(requestId));
      }
    }
    return combinations.size();
  }

  private static Message decoded(InboundFrame frame, Encoding encoding) {
    assertThat(frame.encoding()).isEqualTo(encoding.name());
    assertThat(frame.kind()).isEqualTo(MessageKind.REQUEST);
    return VectorReader.CODEC.decode(frame.payload(), encoding);
  }

  /** The very bytes of a vector, as the request of a message. */
  private static byte[] inEnvelope(Combination combination, RequestId requestId) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    if (combination.encoding() == Encodings.JSON) {
      message.writeBytes(
          ("{\"headers\":{\"request_id\":\"" + requestId + "\"},\"body\":{\"openc2\":{\"request\":")
              .getBytes(StandardCharsets.UTF_8));
      message.writeBytes(combination.bytes());
      message.writeBytes("}}}".getBytes(StandardCharsets.UTF_8));
    } else {
      HexFormat hex = HexFormat.of();
      // {"headers": {"request_id": a text of 36
      message.writeBytes(hex.parseHex("a26768656164657273a16a726571756573745f69647824"));
      message.writeBytes(requestId.value().getBytes(StandardCharsets.UTF_8));
      // "body": {"openc2": {"request":
      message.writeBytes(hex.parseHex("64626f6479a1666f70656e6332a16772657175657374"));
      message.writeBytes(combination.bytes());
    }
    return message.toByteArray();
  }

  private static OutboundFrame frame(byte[] payload, Encoding encoding) {
    return new OutboundFrame(
        MessageKind.REQUEST, encoding.name(), encoding.isText(), payload, PATIENCE);
  }

  private static SendOptions options(Encoding encoding, RequestId requestId) {
    return SendOptions.builder()
        .to(List.of(DEVICE))
        .encoding(encoding)
        .timeout(PATIENCE)
        .requestId(requestId)
        .build();
  }

  private static Producer producer(TestBroker broker, String id) {
    ProducerId producerId = ProducerId.of(id);
    return Producer.builder(provider(broker).producer(config(broker), producerId), producerId)
        .codec(VectorReader.CODEC)
        .build();
  }

  private static TransferConfig config(TestBroker broker) {
    return TransferConfig.of(broker.uri());
  }

  private static TransferProvider provider(TestBroker broker) {
    return Transfers.providerOf(broker.uri());
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
