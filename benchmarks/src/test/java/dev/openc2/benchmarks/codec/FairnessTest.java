// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both sides of each pair that is measured do the same work. */
final class FairnessTest {

  private static final MessageCodec CODEC = MessageCodec.of(Profiles.installed());

  static Stream<Arguments> pairs() {
    return Stream.of(Sample.values())
        .flatMap(sample -> Stream.of(Format.values()).map(format -> Arguments.of(sample, format)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bothSidesReadTheSameDocument(Sample sample, Format format) throws IOException {
    DecodeBenchmark decode = new DecodeBenchmark();
    decode.sample = sample;
    decode.format = format;
    decode.spell();

    Object ours = decode.ours();
    JsonNode jackson = decode.jackson();

    Message message =
        ours instanceof Command command ? Message.of(Headers.NONE, command) : (Message) ours;
    JsonNode written = format.mapper().readTree(CODEC.encode(message, format.encoding()));
    JsonNode content = sample == Sample.COMMAND ? written.at("/body/openc2/request") : written;
    assertThat(content).isEqualTo(jackson);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void bothSidesWriteTheSameDocument(Sample sample, Format format) throws IOException {
    EncodeBenchmark encode = new EncodeBenchmark();
    encode.sample = sample;
    encode.format = format;
    encode.read();

    byte[] ours = encode.ours();
    byte[] jackson = encode.jackson();

    assertThat(format.mapper().readTree(ours)).isEqualTo(format.mapper().readTree(jackson));
    if (format == Format.JSON) {
      // Of CBOR Jackson writes objects without length, each with a break behind it.
      assertThat(ours).hasSameSizeAs(jackson);
    }
  }
}
