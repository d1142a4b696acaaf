// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.target.ArtifactTarget;
import dev.openc2.target.FileTarget;
import dev.openc2.target.Ipv4ConnectionTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.MacAddrTarget;
import dev.openc2.target.Payload;
import dev.openc2.target.Target;
import dev.openc2.tree.Language;
import dev.openc2.type.Spelling;
import dev.openc2.value.Hashes;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.MacAddress;
import dev.openc2.value.Octets;
import dev.openc2.value.RequestId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** D-1: byte strings where the language has octets (oc2ls v1.0 §3.4.1.9; JADN v1.0 §4.4). */
final class CborFormsTest {

  private static final Octets IPV4 = Octets.parseHex("c0000200");
  private static final Octets IPV6 = Octets.parseHex("20010db8000000000000000000000000");
  private static final Octets MAC = Octets.parseHex("001a2b3c4d5e");
  private static final Octets MD5 = Octets.of(new byte[16]);

  static Stream<Arguments> good() {
    return Stream.of(
        argumentSet("IPv4 net", "ipv4_net", List.of(IPV4, 24L), net4("192.0.2.0/24")),
        argumentSet("IPv4 net, one host", "ipv4_net", List.of(IPV4), net4("192.0.2.0")),
        argumentSet("IPv4 address", "ipv4_net", IPV4, net4("192.0.2.0")),
        argumentSet("IPv6 net", "ipv6_net", List.of(IPV6, 32L), net6("2001:db8::/32")),
        argumentSet("IPv6 address", "ipv6_net", IPV6, net6("2001:db8::")),
        argumentSet("MAC", "mac_addr", MAC, new MacAddrTarget(MacAddress.of(MAC))),
        argumentSet(
            "hash",
            "file",
            Map.of("hashes", Map.of("md5", MD5)),
            new FileTarget(null, null, new Hashes(MD5, null, null))),
        argumentSet(
            "payload",
            "artifact",
            Map.of("payload", Map.of("bin", MAC)),
            new ArtifactTarget(null, new Payload.Bin(MAC), null)),
        argumentSet(
            "connection",
            "ipv4_connection",
            Map.of("dst_addr", List.of(IPV4, 24L)),
            new Ipv4ConnectionTarget(null, null, Ipv4Net.parse("192.0.2.0/24"), null, null)));
  }

  @ParameterizedTest
  @MethodSource("good")
  void octetsAreReadWhereTheLanguageHasThem(String name, Object tree, Target target) {
    assertThat(draft(name, tree).command()).isEqualTo(Command.of(Action.DENY, target));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        bad("ipv4_net", MAC, "an IPv4 address has 4 octets, not 6"),
        bad("ipv4_net", List.of(), "a net is text, or a byte string and a prefix length"),
        bad("ipv4_net", List.of("1.2.3.4", 8L), "a net is text, or a byte string"),
        bad("ipv4_net", List.of(IPV4, 8L, 8L), "a net is text, or a byte string"),
        bad("ipv4_net", List.of(IPV4, 33L), "/1: 33 is not between 0 and 32"),
        bad("ipv6_net", List.of(IPV4, 8L), "an IPv6 address has 16 octets, not 4"),
        bad("ipv6_net", List.of(IPV6, -1L), "/1: -1 is not between 0 and 128"),
        bad("mac_addr", IPV4, "is not a MAC address"),
        bad("domain_name", IPV4, "a byte string of 4 is not text"),
        bad("file", Map.of("hashes", Map.of("md5", MAC)), "is not a hash of 16 octets"));
  }

  private static Arguments bad(String name, Object tree, String problem) {
    return argumentSet(name + ": " + problem, name, tree, problem);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void octetsThatDoNotFitAreFaults(String name, Object tree, String problem) {
    assertThat(Messages.faults(draft(name, tree), Draft::command))
        .singleElement()
        .asString()
        .contains(problem);
  }

  private static Draft draft(String name, Object tree) {
    Map<String, Object> command = Map.of("action", "deny", "target", Map.of(name, tree));
    return Messages.LENIENT.read(Encodings.CBOR.write(command), Encodings.CBOR);
  }

  private static Target net4(String text) {
    return new Ipv4NetTarget(Ipv4Net.parse(text));
  }

  private static Target net6(String text) {
    return new Ipv6NetTarget(Ipv6Net.parse(text));
  }

  // oc2ls v1.0 §3.4.1.9: the literal form, on demand.
  @Test
  void netsAreWrittenInBinaryOnDemand() {
    MessageCodec binary =
        MessageCodec.of(Profiles.none()).withSpelling(new Spelling(Language.V1_0, true));
    Message net = denied(new Ipv4NetTarget(Ipv4Net.parse("10.1.2.3/8")));
    Message host = denied(new Ipv6NetTarget(Ipv6Net.parse("2001:db8::1")));

    // {"ipv4_net": [h'0a010203', 8]}
    assertThat(hex(binary.encode(net, Encodings.CBOR)))
        .contains("a168697076345f6e657482440a01020308");
    assertThat(hex(binary.encode(host, Encodings.CBOR)))
        .contains("a168697076365f6e6574815020010db8000000000000000000000001");
    for (Message message : List.of(net, host)) {
      assertThat(binary.decode(binary.encode(message, Encodings.CBOR), Encodings.CBOR))
          .isEqualTo(message);
      assertThat(binary.decode(binary.encode(message, Encodings.JSON), Encodings.JSON))
          .isEqualTo(message);
    }
  }

  private static Message denied(Target target) {
    return Message.of(
        Headers.of(RequestId.of("r"), null, null, List.of()), Command.of(Action.DENY, target));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
