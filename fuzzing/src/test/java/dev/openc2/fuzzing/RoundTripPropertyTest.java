// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.encoding.Encodings;
import dev.openc2.message.Message;
import dev.openc2.target.ProfileTarget;
import dev.openc2.target.Target;
import dev.openc2.testkit.generator.Choices;
import dev.openc2.testkit.generator.Generator;
import dev.openc2.testkit.generator.Targets;
import dev.openc2.testkit.generator.Values;
import dev.openc2.value.CommandId;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.MacAddress;
import dev.openc2.value.Names;
import dev.openc2.value.Nsid;
import dev.openc2.value.Octets;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** decode(encode(x)) is x, for generated messages and values (oc2ls v1.0 §3.1.5, §3.4.2). */
final class RoundTripPropertyTest {

  @Test
  void whatIsEncodedIsDecodedToAnEqualMessageInEitherModeAndEncoding() {
    Property.forAll(
        Slpf.MESSAGES::message,
        message -> {
          Oracle.roundTrip(message, Oracle.LENIENT);
          Oracle.roundTrip(message, Oracle.STRICT);
        });
  }

  @Test
  void fromJsonToCborAndBackItIsTheSameMessage() {
    Property.forAll(
        Slpf.MESSAGES::message,
        message -> {
          byte[] json = Oracle.STRICT.encode(message, Encodings.JSON);
          Message first = Oracle.STRICT.decode(json, Encodings.JSON);
          byte[] cbor = Oracle.STRICT.encode(first, Encodings.CBOR);
          Message second = Oracle.STRICT.decode(cbor, Encodings.CBOR);

          assertThat(Oracle.STRICT.encode(second, Encodings.JSON)).isEqualTo(json);
        });
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        texts("IPv4 net", Values::ipv4Net, Ipv4Net::parse),
        texts("IPv6 net", Values::ipv6Net, Ipv6Net::parse),
        texts("MAC address", Values::macAddress, MacAddress::parse),
        texts("NSID", Values::privateNsid, Nsid::of),
        texts("command id", Values::commandId, CommandId::of),
        texts("device id", Values::deviceId, DeviceId::of),
        texts("producer id", Values::producerId, ProducerId::of),
        texts("request id", Values::requestId, RequestId::of),
        texts("host name", Values::hostname, Names::checkHostname),
        texts("international host name", Values::idnHostname, Names::checkIdnHostname),
        texts("e-mail address", Values::email, Names::checkEmail),
        texts("international e-mail address", Values::idnEmail, Names::checkIdnEmail),
        texts("URI", Values::uri, Names::checkUri),
        texts("IRI", Values::iri, Names::checkIri));
  }

  private static <T> Arguments texts(
      String name, Generator<T> generator, Function<String, T> parser) {
    return Arguments.argumentSet(name, generator, parser);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theTextOfAValueIsReadAsAnEqualValue(
      Generator<Object> generator, Function<String, Object> parser) {
    Property.forAll(
        generator,
        value ->
            assertThat(parser.apply(value.toString()))
                .isEqualTo(value)
                .hasSameHashCodeAs(value)
                .hasToString(value.toString()));
  }

  @Test
  void octetsAreReadFromWhatTheyAreWrittenAs() {
    Property.forAll(
        Values::octets,
        octets -> {
          assertThat(Octets.parseHex(octets.toHex())).isEqualTo(octets).hasSameHashCodeAs(octets);
          assertThat(Octets.parseBase64(octets.toBase64Url())).isEqualTo(octets);
        });
  }

  // A target that is added to the language needs a generator too.
  @Test
  void everyTargetOfTheLanguageIsGenerated() {
    Random random = new Random(1);
    Set<Class<?>> made = new HashSet<>();
    for (Generator<? extends Target> generator : Targets.ALL) {
      made.add(generator.make(Choices.random(random, 100)).getClass());
    }

    assertThat(made)
        .containsAll(
            Arrays.stream(Target.class.getPermittedSubclasses())
                .filter(type -> type != ProfileTarget.class)
                .toList());
  }

  @Test
  void aFailureIsShownWithTheSmallestValueThatFails() {
    assertThatThrownBy(
            () ->
                Property.forAll(
                    choices -> choices.below(200), number -> assertThat(number).isLessThan(50)))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("fails for \\d+ \\(octets [0-9a-f]{2}\\)");
  }
}
