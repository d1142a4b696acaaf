// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CBOR as of RFC 8949, kept to what the JSON model can say (D-1). */
final class CborDocumentTest {

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "00|0|zero",
        "17|23|largest in one octet",
        "1818|24|in two octets",
        "1800|0|longer than needed",
        "1b000000000000000a|10|much longer than needed",
        "1bffffffffffffffff|1.8446744073709552E19|unsigned beyond 63 bits",
        "1b8000000000000000|9.223372036854776E18|two to the 63",
        "20|-1|minus one",
        "3b7fffffffffffffff|-9223372036854775808|smallest exact number",
        "3bffffffffffffffff|-1.8446744073709552E19|negative beyond 64 bits",
        "f90000|0.0|half: zero",
        "f93c00|1.0|half: one",
        "f9c400|-4.0|half: minus four",
        "f90200|3.0517578125E-5|half: subnormal",
        "f97bff|65504.0|half: largest",
        "fa47c35000|100000.0|float",
        "fb3ff199999999999a|1.1|double",
        "f4|false|false",
        "f5|true|true",
        "f6|null|null",
        "60|''|empty text",
        "62c3bc|ü|text",
        "7f61616162ff|ab|text in pieces",
        "7fff|''|text of no piece",
        "80|[]|empty list",
        "9fff|[]|empty list without length",
        "9f0102ff|[1, 2]|list without length",
        "a0|{}|empty map",
        "bf616101ff|{a=1}|map without length",
        "d9d9f7a0|{}|self-describe tag",
        "5f41014102ff|Octets[2]|octets in pieces",
      })
  void wellFormedItemsAreRead(String hex, String text, String name) {
    assertThat(String.valueOf(read(hex))).as(name).isEqualTo(text);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the message is empty|empty",
        "18|: the message is cut off|head cut off",
        "6261|: the message is cut off|text cut off",
        "a16161|/a: the message is cut off|map cut off",
        "820a|/1: the message is cut off|list cut off",
        "9f01|/1: the message is cut off|list without break",
        "bf|: the message is cut off|map without break",
        "7f6161|: the message is cut off|text without break",
        "0000|something follows|trailing byte",
        "7b7fffffffffffffff|: the message is cut off|text of 2^63 announced",
        "5bffffffffffffffff|: the message is cut off|octets of 2^64 announced",
        "9b7fffffffffffffff|/0: the message is cut off|list of 2^63 announced",
        "bbffffffffffffffff|: the message is cut off|map of 2^64 announced",
        "9affffffffff|/0: the message is cut off|list of 2^32 - 1 announced",
        "baffffffffff|: the message is cut off|map of 2^32 - 1 announced",
        "7affffffffff|: the message is cut off|text of 2^32 - 1 announced",
        "5affffffffff|: the message is cut off|octets of 2^32 - 1 announced",
        "a17affffffffff01|: the message is cut off|key of 2^32 - 1 announced",
        "a2616101616102|/a: the key \"a\" is there twice|key twice",
        "a10101|: a key is not text|integer key",
        "a1416101|: a key is not text|octets as key",
        "a1c0616101|: a key is not text|tagged key",
        "c074323031332d30332d32315432303a30343a30305a|the CBOR tag 0|date",
        "c249010000000000000000|the CBOR tag 2|bignum",
        "c4820101|the CBOR tag 4|decimal",
        "82c482010105|/0: the CBOR tag 4|decimal in a list",
        "9fc2ff|/0: the CBOR tag 2|tag in front of a break",
        "bfc0ff|: a key is not text|tag in front of the break of a map",
        "a16161c11a514b67b0|/a: the CBOR tag 1|time",
        "a16161d9d9f700|/a: the CBOR tag 55799|self-describe inside",
        "d9d9f7d9d9f700|the CBOR tag 55799|self-describe twice",
        "dbffffffffffffffff00|the CBOR tag 18446744073709551615|largest tag",
        "f7|simple 23|undefined",
        "f0|simple 16|unassigned simple value",
        "f8c8|simple 24|simple value of two octets",
        "f97e00|NaN is not a finite number|half NaN",
        "fa7f800000|Infinity is not a finite number|float infinity",
        "fbfff0000000000000|-Infinity is not a finite number|minus infinity",
        "ff|simple 31|break alone",
        "81ff|/0: a CBOR value|break in a list of known length",
        "bf6161ff|/a: a CBOR value|break in place of a value",
        "1c|this is not CBOR|reserved head",
        "1f|this is not CBOR|integer without length",
        "df00|this is not CBOR|tag without length",
        "7f4161ff|pieces of another kind|octets in a text",
        "7f7f6161ffff|pieces of another kind|pieces in pieces",
        "5f6161ff|pieces of another kind|text in octets",
        "5f4161|: the message is cut off|octets without break",
        "62c328|a text is not UTF-8|malformed UTF-8",
        "62c0af|a text is not UTF-8|overlong",
        "63eda080|a text is not UTF-8|surrogate",
        "66eda0bdedb880|a text is not UTF-8|surrogate pair",
        "7f61c361bcff|a text is not UTF-8|character across pieces",
        "63efbfbf|no character|non-character",
        "a162c0af01|: a text is not UTF-8|malformed key",
      })
  void whatIsNoDocumentIsRefusedWithThePlace(@Nullable String hex, String problem, String name) {
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> read(hex == null ? "" : hex))
        .as(name)
        .satisfies(
            e ->
                assertThat(e.faults().get(0).pointer() + ": " + e.faults().get(0).problem())
                    .contains(problem));
  }

  @Test
  void integersAndLengthsAreWrittenInTheirShortestForm() {
    Map<Long, String> numbers = new LinkedHashMap<>();
    numbers.put(0L, "00");
    numbers.put(23L, "17");
    numbers.put(24L, "1818");
    numbers.put(255L, "18ff");
    numbers.put(256L, "190100");
    numbers.put(65_535L, "19ffff");
    numbers.put(65_536L, "1a00010000");
    numbers.put(4_294_967_295L, "1affffffff");
    numbers.put(4_294_967_296L, "1b0000000100000000");
    numbers.put(Long.MAX_VALUE, "1b7fffffffffffffff");
    numbers.put(-1L, "20");
    numbers.put(-24L, "37");
    numbers.put(-25L, "3818");
    numbers.put(Long.MIN_VALUE, "3b7fffffffffffffff");

    numbers.forEach((number, hex) -> assertThat(write(number)).isEqualTo(hex));
  }

  @Test
  void otherScalarsAreWrittenPlainly() {
    List<@Nullable Object> tree =
        Arrays.asList(true, false, null, 1.5, "ü", Octets.parseHex("c0ff"), 7);

    assertThat(write(tree)).isEqualTo("87f5f4f6fb3ff800000000000062c3bc42c0ff07");
  }

  // D-1: definite lengths, also of what a library would cut into pieces.
  @Test
  void longTextsAreWrittenInOnePiece() {
    for (String text : List.of("x".repeat(70_000), "ü".repeat(70_000))) {
      byte[] cbor = Encodings.CBOR.write(text);

      assertThat(cbor[0]).isEqualTo((byte) 0x7A);
      assertThat(Encodings.CBOR.read(cbor, Limits.DEFAULT)).isEqualTo(text);
    }
  }

  @Test
  void longKeysAreWrittenInOnePiece() {
    Map<String, Object> tree = Map.of("ü".repeat(70_000), 1L);

    byte[] cbor = Encodings.CBOR.write(tree);

    assertThat(Arrays.copyOf(cbor, 2)).containsExactly(0xA1, 0x7A);
    assertThat(Encodings.CBOR.read(cbor, Limits.DEFAULT)).isEqualTo(tree);
  }

  private static String write(Object tree) {
    return HexFormat.of().formatHex(Encodings.CBOR.write(tree));
  }

  private static @Nullable Object read(String hex) {
    return Encodings.CBOR.read(HexFormat.of().parseHex(hex), Limits.DEFAULT);
  }
}
