// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.openc2.message.Message;
import dev.openc2.target.ProfileTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UnknownTarget;
import dev.openc2.type.CoreTargets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** decode(encode(x)) is x, for everything that can be sent, in both encodings and both modes. */
final class RoundTripTest {

  static Stream<Message> messages() {
    return Samples.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsEncodedIsDecodedToAnEqualMessage(Message message) {
    for (Encoding encoding : List.of(Encodings.JSON, Encodings.CBOR)) {
      byte[] bytes = Messages.STRICT.encode(message, encoding);

      assertThat(Messages.LENIENT.decode(bytes, encoding)).isEqualTo(message);
      assertThat(Messages.STRICT.decode(bytes, encoding)).isEqualTo(message);
    }
  }

  // D-1: CBOR is the JSON model with text keys. Jackson gives a second opinion on both.
  @ParameterizedTest
  @MethodSource("messages")
  void bothEncodingsSayTheSameToAnotherReader(Message message) throws Exception {
    JsonNode json = new ObjectMapper().readTree(Messages.STRICT.encode(message, Encodings.JSON));
    JsonNode cbor = new CBORMapper().readTree(Messages.STRICT.encode(message, Encodings.CBOR));

    assertThat(cbor.toString()).isEqualTo(json.toString());
  }

  // D-8: never a null; the samples' unknown target with the value null is echoed as it came.
  @ParameterizedTest
  @MethodSource("messages")
  void nothingThatIsAbsentIsWrittenAsNullOrEmptyMember(Message message) {
    String json = Messages.write(message);

    assertThat(json.replace("'slpf:rule_number':null", "")).doesNotContain(":null");
    assertThat(json).doesNotContain("'args':{}", "'results':{}", "'headers':{}", "'to':[]");
  }

  // The exhaustiveness that Java 17 has no pattern switch for.
  @Test
  void everyTargetOfTheLanguageIsInTheTableAndInTheSamples() {
    var classes =
        Arrays.stream(Target.class.getPermittedSubclasses())
            .filter(type -> type != ProfileTarget.class && type != UnknownTarget.class)
            .collect(Collectors.toSet());
    Map<String, Class<?>> table =
        CoreTargets.byName().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().javaType()));

    assertThat(table.values()).containsExactlyInAnyOrderElementsOf(classes);
    assertThat(Samples.targets().map(Object::getClass)).containsAll(List.copyOf(classes));
    assertThat(Samples.targets().filter(target -> classes.contains(target.getClass())))
        .allMatch(target -> table.get(target.name()) == target.getClass());
  }

  // oc2ls v1.0 §3.3.1.2
  @Test
  void theTargetsHaveTheNamesOfTheLanguage() {
    assertThat(CoreTargets.byName().keySet())
        .containsExactlyInAnyOrder(
            "artifact",
            "command",
            "device",
            "domain_name",
            "email_addr",
            "features",
            "file",
            "idn_domain_name",
            "idn_email_addr",
            "ipv4_net",
            "ipv6_net",
            "ipv4_connection",
            "ipv6_connection",
            "mac_addr",
            "process",
            "uri",
            "iri",
            "properties");
  }
}
