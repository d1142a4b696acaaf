// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are equal by what they hold, and what is written is read as the same again. */
final class ValueEqualityTest {

  private static final int TURNS = 500;

  @ParameterizedTest
  @ValueSource(
      classes = {CommandId.class, DeviceId.class, ProducerId.class, RequestId.class, Nsid.class})
  void namesAreEqualByTheirText(Class<?> type) {
    EqualsVerifier.forClass(type)
        .withPrefabValues(String.class, "one", "two")
        .suppress(Warning.NULL_FIELDS)
        .verify();
  }

  @Test
  void octetsAreEqualByTheirContent() {
    EqualsVerifier.forClass(Octets.class).suppress(Warning.NULL_FIELDS).verify();
  }

  @Test
  void netsAreEqualByAddressAndPrefix() {
    assertThat(Ipv4Net.parse("10.0.0.1")).isEqualTo(Ipv4Net.parse("10.0.0.1/32"));
    assertThat(Ipv4Net.parse("10.0.0.1/8")).isNotEqualTo(Ipv4Net.parse("10.0.0.0/8"));
    assertThat(Ipv6Net.parse("::1")).isEqualTo(Ipv6Net.parse("0:0::0:1/128"));
    assertThat(Ipv6Net.parse("::1/64")).isNotEqualTo(Ipv6Net.parse("::/64"));
    assertThat(MacAddress.parse("00-1a-2b-3c-4d-5e"))
        .isEqualTo(MacAddress.parse("00:1A:2B:3C:4D:5E"))
        .hasSameHashCodeAs(MacAddress.parse("00:1A:2B:3C:4D:5E"));
  }

  static Stream<Arguments> types() {
    Random random = new Random(20191124);
    return Stream.of(
        type("IPv4", Ipv4Net::parse, i -> new Ipv4Net(random.nextInt(), random.nextInt(33))),
        type(
            "IPv6",
            Ipv6Net::parse,
            i -> new Ipv6Net(sparse(random), sparse(random), random.nextInt(129))),
        type(
            "IPv4-mapped",
            Ipv6Net::parse,
            i -> new Ipv6Net(0, 0xFFFF_0000_0000L | (random.nextInt() & 0xFFFF_FFFFL), i % 129)),
        type("MAC", MacAddress::parse, i -> MacAddress.of(octets(random, 6 + i % 2 * 2))),
        type("request id", RequestId::of, i -> RequestId.random()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsWrittenIsReadAsTheSame(Function<String, ?> parser, IntFunction<?> maker) {
    for (int turn = 0; turn < TURNS; turn++) {
      Object value = maker.apply(turn);

      assertThat((Object) parser.apply(value.toString())).isEqualTo(value);
    }
  }

  // D-14, D-18: whatever the alphabet, the case and the padding
  @Test
  void octetsAreReadInAllTheirSpellings() {
    Random random = new Random(4648);
    for (int turn = 0; turn < TURNS; turn++) {
      Octets octets = octets(random, turn % 50);
      String url = octets.toBase64Url();
      String standard = url.replace('-', '+').replace('_', '/');

      assertThat(Stream.of(url, standard, url.replace("=", ""), standard.replace("=", "")))
          .allMatch(text -> Octets.parseBase64(text).equals(octets));
      assertThat(Octets.parseHex(octets.toHex())).isEqualTo(octets);
      assertThat(Octets.parseHex(octets.toHex().toLowerCase(Locale.ROOT))).isEqualTo(octets);
    }
  }

  /** Sixteen bits each with many zeros, so that runs of every place and length come up. */
  private static long sparse(Random random) {
    long bits = 0;
    for (int group = 0; group < 4; group++) {
      bits = (bits << 16) | (random.nextBoolean() ? 0 : random.nextInt(0x10000));
    }
    return bits;
  }

  private static Octets octets(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Octets.of(bytes);
  }

  private static Arguments type(String name, Function<String, ?> parser, IntFunction<?> maker) {
    return argumentSet(name, parser, maker);
  }
}
