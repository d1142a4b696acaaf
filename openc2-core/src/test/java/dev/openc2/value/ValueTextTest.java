// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The text forms of oc2ls v1.0 §3.4: what is read, how it is written, what is refused. */
final class ValueTextTest {

  @ParameterizedTest
  @MethodSource("good")
  void goodTextIsReadAndWrittenInItsCanonicalForm(
      Function<String, ?> parser, String text, String canonical) {
    Object value = parser.apply(text);

    assertThat(value).hasToString(canonical);
    assertThat(parser.apply(canonical)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badTextIsRefusedWithASentenceThatNamesIt(Function<String, ?> parser, String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parser.apply(text))
        .withMessageContaining(Printable.cut(text, 8).replace("…", ""));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void theSentenceNamesTheValueAndTheReason(Function<String, ?> parser, String sentence) {
    String text = sentence.substring(1, sentence.indexOf('"', 1));

    assertThatIllegalArgumentException().isThrownBy(() -> parser.apply(text)).withMessage(sentence);
  }

  static Stream<Arguments> sentences() {
    String mac = " is not a MAC address: 6 or 8 octets such as 00:1A:2B:3C:4D:5E are expected";
    return Stream.of(
        says(Ipv4Net::parse, "\"10.0.0.0/33\" has a prefix above 32"),
        says(Ipv4Net::parse, "\"10.0.0.256\" is not an IPv4 address: an octet is above 255"),
        says(Ipv4Net::parse, "\"10.0.0.1000\" is not an IPv4 address: an octet is above 255"),
        says(Ipv4Net::parse, "\"10.0.0.0001\" is not an IPv4 address: an octet has a leading zero"),
        says(
            Ipv4Net::parse,
            "\"10.0/8\" is not an IPv4 net: four octets with dots between them are expected"),
        says(
            Ipv4Net::parse,
            "\"10.0.0.0/255.0.0.0\" is not an IPv4 net: a prefix length of 0 to 32 is expected"
                + " behind the slash"),
        says(Ipv6Net::parse, "\"::/129\" has a prefix above 128"),
        says(Ipv6Net::parse, "\"::1.2.3.256\" is not an IPv6 address: an octet is above 255"),
        says(
            Ipv6Net::parse,
            "\"fe80::1%eth0/64\" is not an IPv6 net: a zone has no meaning on another device"),
        says(MacAddress::parse, "\"00:1A-2B:3C:4D:5E\"" + mac),
        says(DeviceId::of, "\"\" is not a device id: it is empty"),
        says(Octets::parseBase64, "\"-+AA\" is not base64url: the two alphabets are mixed"),
        says(Octets::parseBase64, "\"AB==\" is not base64url: bits behind the last octet are set"),
        says(
            Octets::parseHex,
            "\"0g\" is not base16: two of 0 to 9 and A to F are expected for each octet"));
  }

  private static Arguments says(Function<String, Object> parser, String sentence) {
    return argumentSet(sentence, parser, sentence);
  }

  static Stream<Arguments> good() {
    return Stream.of(
        // oc2ls v1.0 §3.4.1.9, RFC 4632 §3.1
        ipv4("one address", "192.0.2.1", "192.0.2.1"),
        ipv4("a prefix", "192.0.2.0/24", "192.0.2.0/24"),
        ipv4("/32 is one address", "192.0.2.1/32", "192.0.2.1"),
        ipv4("everything", "0.0.0.0/0", "0.0.0.0/0"),
        ipv4("host bits stay", "127.0.0.1/8", "127.0.0.1/8"),
        ipv4("the last address", "255.255.255.255", "255.255.255.255"),
        // oc2ls v1.0 §3.4.1.11, RFC 4291 §2.2, RFC 5952 §4
        ipv6("in full", "2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1"),
        ipv6("upper case", "2001:DB8::A", "2001:db8::a"),
        ipv6("unspecified", "::", "::"),
        ipv6("loopback", "::1", "::1"),
        ipv6("zeros at the end", "1::", "1::"),
        ipv6("one zero group stays", "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ipv6(":: for one group is read", "2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ipv6("the longer run", "2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
        ipv6("the first of equal runs", "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ipv6("seven groups before ::", "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ipv6("seven groups behind ::", "::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
        ipv6("a dotted end", "64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
        ipv6("a dotted end without ::", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
        ipv6("mapped, dotted", "::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ipv6("mapped, hexadecimal", "::FFFF:c000:201", "::ffff:192.0.2.1"),
        ipv6("a net", "2001:db8::/32", "2001:db8::/32"),
        ipv6("/128 is one address", "2001:db8::1/128", "2001:db8::1"),
        ipv6("everything", "::/0", "::/0"),
        ipv6("host bits stay", "2001:db8::1/64", "2001:db8::1/64"),
        // oc2ls v1.0 §3.4.1.14
        mac("EUI-48", "00:1a:2b:3c:4d:5e", "00:1A:2B:3C:4D:5E"),
        mac("EUI-48 with hyphens", "00-1A-2b-3C-4D-5E", "00:1A:2B:3C:4D:5E"),
        mac("EUI-64", "00:1A:2B:FF:FE:3C:4D:5E", "00:1A:2B:FF:FE:3C:4D:5E"),
        // oc2ls v1.0 §3.4.2.16
        same("command id: one", CommandId::of, "x"),
        same("command id: 36", CommandId::of, "x".repeat(36)),
        same("command id: 36 code points", CommandId::of, "𝒳".repeat(36)),
        same("request id: any text", RequestId::of, "no uuid, with spaces"),
        same("request id: 1024", RequestId::of, "r".repeat(1024)),
        // oc2ls v1.0 §3.1.4, §3.4.2.12
        same("nsid: registered", Nsid::of, "slpf"),
        same("nsid: private", Nsid::of, "x-acme"),
        same("nsid: second hyphen", Nsid::of, "x-sfractal-blinky"),
        same("nsid: underscore", Nsid::of, "x-0_a"),
        same("nsid: upper case behind x-", Nsid::of, "x-ACME"),
        same("nsid: 64", Nsid::of, "x-" + "a".repeat(62)),
        // transf-mqtt v1.0 §2.2
        same("device id", DeviceId::of, "fw-1.example.com"),
        same("producer id", ProducerId::of, "Producer1@example.com"),
        same("device id: 256 bytes", DeviceId::of, "é".repeat(128)));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        refused("three numbers", Ipv4Net::parse, "10.0.0"),
        refused("five numbers", Ipv4Net::parse, "10.0.0.0.0"),
        refused("above 255", Ipv4Net::parse, "10.0.0.256"),
        refused("four digits", Ipv4Net::parse, "10.0.0.1000"),
        refused("leading zero", Ipv4Net::parse, "10.0.0.01"),
        refused("prefix above 32", Ipv4Net::parse, "10.0.0.0/33"),
        refused("prefix with a zero before", Ipv4Net::parse, "10.0.0.0/08"),
        refused("prefix missing", Ipv4Net::parse, "10.0.0.0/"),
        refused("negative prefix", Ipv4Net::parse, "10.0.0.0/-1"),
        refused("signed prefix", Ipv4Net::parse, "10.0.0.0/+1"),
        refused("two prefixes", Ipv4Net::parse, "10.0.0.0/8/8"),
        refused("netmask", Ipv4Net::parse, "10.0.0.0/255.0.0.0"),
        refused("space before", Ipv4Net::parse, " 10.0.0.0"),
        refused("space behind", Ipv4Net::parse, "10.0.0.0 "),
        refused("empty number", Ipv4Net::parse, "10..0.0"),
        refused("nothing", Ipv4Net::parse, ""),
        refused("a name", Ipv4Net::parse, "localhost"),
        refused("hexadecimal", Ipv4Net::parse, "0x0a.0.0.0"),
        refused("digits of another script", Ipv4Net::parse, "１０.0.0.0"),
        refused("IPv6", Ipv4Net::parse, "::1"),
        refused("seven groups", Ipv6Net::parse, "1:2:3:4:5:6:7"),
        refused("nine groups", Ipv6Net::parse, "1:2:3:4:5:6:7:8:9"),
        refused("many groups", Ipv6Net::parse, "1:".repeat(1000)),
        refused(":: beside eight groups", Ipv6Net::parse, "1:2:3:4::5:6:7:8"),
        refused("two ::", Ipv6Net::parse, "1::2::3"),
        refused("three colons", Ipv6Net::parse, "1:::2"),
        refused("colon at the start", Ipv6Net::parse, ":1::2"),
        refused("colon at the end", Ipv6Net::parse, "1::2:"),
        refused("five digits", Ipv6Net::parse, "12345::"),
        refused("no hexadecimal digit", Ipv6Net::parse, "g::"),
        refused("zone id", Ipv6Net::parse, "fe80::1%eth0"),
        refused("zone id and prefix", Ipv6Net::parse, "fe80::1%eth0/64"),
        refused("prefix above 128", Ipv6Net::parse, "::/129"),
        refused("dotted part in the middle", Ipv6Net::parse, "::1.2.3.4:5"),
        refused("dotted part before ::", Ipv6Net::parse, "1.2.3.4::"),
        refused("dotted part with a zero before", Ipv6Net::parse, "::ffff:01.2.3.4"),
        refused("too many with the dotted part", Ipv6Net::parse, "1:2:3:4:5:6:7:1.2.3.4"),
        refused("IPv4", Ipv6Net::parse, "10.0.0.1"),
        refused("brackets", Ipv6Net::parse, "[::1]"),
        refused("nothing", Ipv6Net::parse, ""),
        refused("five octets", MacAddress::parse, "00:1A:2B:3C:4D"),
        refused("seven octets", MacAddress::parse, "00:1A:2B:3C:4D:5E:6F"),
        refused("mixed separators", MacAddress::parse, "00:1A-2B:3C-4D:5E"),
        refused("dots", MacAddress::parse, "001A.2B3C.4D5E"),
        refused("no separators", MacAddress::parse, "001A2B3C4D5E"),
        refused("no hexadecimal digit", MacAddress::parse, "00:1A:2B:3C:4D:5G"),
        refused("37 characters", CommandId::of, "x".repeat(37)),
        refused("a space", CommandId::of, "a b"),
        refused("a line end", CommandId::of, "a\n"),
        refused("a no-break space", CommandId::of, "a\u00A0b"),
        refused("a wide space", CommandId::of, "a\u3000b"),
        refused("a line separator", CommandId::of, "a\u2028b"),
        refused("a next line", CommandId::of, "a\u0085b"),
        refused("37 code points", CommandId::of, "𝒳".repeat(37)),
        refused("empty command id", CommandId::of, ""),
        refused("empty request id", RequestId::of, ""),
        refused("1025 characters", RequestId::of, "r".repeat(1025)),
        refused("upper-case X-", Nsid::of, "X-acme"),
        refused("capital", Nsid::of, "Slpf"),
        refused("nothing behind x-", Nsid::of, "x-"),
        refused("underscore behind x-", Nsid::of, "x-_acme"),
        refused("digit first", Nsid::of, "1a"),
        refused("a colon", Nsid::of, "x-acme:thing"),
        refused("65 characters", Nsid::of, "x-" + "a".repeat(63)),
        refused("empty NSID", Nsid::of, ""),
        refused("a slash", DeviceId::of, "a/b"),
        refused("a plus", DeviceId::of, "a+b"),
        refused("a hash", ProducerId::of, "a#"),
        refused("a zero", ProducerId::of, "a\u0000b"),
        refused("a tab", DeviceId::of, "a\tb"),
        refused("a lone surrogate", DeviceId::of, "a\uD800"),
        refused("a non-character", DeviceId::of, "a\uFFFF"),
        refused("257 bytes", DeviceId::of, "d".repeat(257)),
        refused("empty device id", DeviceId::of, ""));
  }

  private static Arguments ipv4(String name, String text, String canonical) {
    return argumentSet("IPv4: " + name, (Function<String, Object>) Ipv4Net::parse, text, canonical);
  }

  private static Arguments ipv6(String name, String text, String canonical) {
    return argumentSet("IPv6: " + name, (Function<String, Object>) Ipv6Net::parse, text, canonical);
  }

  private static Arguments mac(String name, String text, String canonical) {
    return argumentSet(
        "MAC: " + name, (Function<String, Object>) MacAddress::parse, text, canonical);
  }

  private static Arguments same(String name, Function<String, Object> parser, String text) {
    return argumentSet(name, parser, text, text);
  }

  private static Arguments refused(String name, Function<String, Object> parser, String text) {
    return argumentSet(name, parser, text);
  }
}
