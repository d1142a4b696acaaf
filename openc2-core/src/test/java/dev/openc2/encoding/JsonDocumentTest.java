// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.Octets;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON as of RFC 7493 (oc2ls v1.0 §3.1.5), before any meaning. */
final class JsonDocumentTest {

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsNoDocumentIsRefusedWithThePlace(byte[] bytes, String pointer, String problem) {
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> Encodings.JSON.read(bytes, Limits.DEFAULT))
        .satisfies(e -> assertThat(e.faults()).hasSize(1))
        .satisfies(e -> assertThat(e.faults().get(0).pointer()).isEqualTo(pointer))
        .satisfies(e -> assertThat(e.faults().get(0).problem()).contains(problem))
        .satisfies(e -> assertThat(e.status().code()).isEqualTo(400));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        text("empty", "", "", "the message is empty"),
        text("white space", " \n", "", "the message is empty"),
        text("cut off in an object", "{'a':1", "/a", "this is not JSON"),
        text("cut off in a text", "{'a':'x", "/a", "this is not JSON"),
        text("cut off in a list", "[1,", "/1", "this is not JSON"),
        text("something behind", "{} {}", "", "something follows"),
        text("garbage behind", "{}x", "", "this is not JSON"),
        text("comment", "{/* */}", "", "this is not JSON"),
        text("comma at the end", "{'a':1,}", "/a", "this is not JSON"),
        text("key without quotes", "{a:1}", "", "this is not JSON"),
        text("NaN", "{'a':NaN}", "/a", "this is not JSON"),
        text("leading zero", "{'a':01}", "/a", "this is not JSON"),
        text("plus sign", "{'a':+1}", "/a", "this is not JSON"),
        text("bare point", "{'a':.5}", "/a", "this is not JSON"),
        text("line end in a text", "{'a':'\n'}", "/a", "this is not JSON"),
        text("bad escape", "{'a':'\\x'}", "/a", "this is not JSON"),
        text("beyond a double", "{'a':1e400}", "/a", "too large"),
        text("many digits", "{'a':" + "1".repeat(65) + "}", "/a", "this is not JSON"),
        // RFC 7493 §2.3
        text("key twice", "{'a':{'b':1,'b':1}}", "/a/b", "\"b\" is there twice"),
        text("key twice, once escaped", "{'b':1,'\\u0062':2}", "/b", "\"b\" is there twice"),
        text("pointer is escaped", "{'a/b~':[0,{'c':1,'c':2}]}", "/a~1b~0/1/c", "twice"),
        // RFC 7493 §2.1
        text("lone high surrogate", "{'a':'\\ud800'}", "/a", "no character"),
        text("lone low surrogate", "{'a':'\\udc00x'}", "/a", "no character"),
        text("surrogates reversed", "{'a':'\\udc00\\ud800'}", "/a", "no character"),
        text("lone surrogate in a key", "{'\\ud800':1}", "/?", "no character"),
        text("non-character", "{'a':'\\uffff'}", "/a", "no character"),
        text("non-character of plane 1", "{'a':'\\ud83f\\udffe'}", "/a", "no character"),
        hex("bare continuation", "7b2261223a2280227d", "not UTF-8"),
        hex("overlong", "7b2261223a22c0af227d", "not UTF-8"),
        hex("surrogate in UTF-8", "7b2261223a22eda080227d", "not UTF-8"),
        hex("beyond Unicode", "7b2261223a22f4908080227d", "not UTF-8"),
        hex("cut off in a character", "7b2261223a22c3", "not UTF-8"),
        bytes("UTF-16 little endian", "{\"a\":1}", UTF_16LE),
        bytes("UTF-16 big endian", "{\"a\":1}", UTF_16BE),
        bytes("UTF-16 with its mark", "\uFEFF{\"a\":1}", UTF_16BE),
        bytes("UTF-32", "{\"a\":1}", Charset.forName("UTF-32LE")));
  }

  private static Arguments text(String name, String text, String pointer, String problem) {
    return argumentSet(name, Messages.json(text), pointer.replace('?', '\uD800'), problem);
  }

  private static Arguments hex(String name, String hex, String problem) {
    return argumentSet(name, HexFormat.of().parseHex(hex), "", problem);
  }

  private static Arguments bytes(String name, String text, Charset charset) {
    return argumentSet(name, text.getBytes(charset), "", "this is not JSON");
  }

  @Test
  void valuesBecomePlainOnes() {
    assertThat(read("[1,-0,1.0,2e2,0.1,true,false,null,'ä\\u00e4\\ud835\\udcb3',{},[]]"))
        .isEqualTo(
            java.util.Arrays.asList(
                1L, 0L, 1.0, 200.0, 0.1, true, false, null, "ää𝒳", Map.of(), List.of()));
  }

  // RFC 7493 §2.2: peers agree on no more than a double.
  @Test
  void wholeNumbersAreExactUpTo64BitsAndDoublesBeyond() {
    assertThat(read("[9223372036854775807,-9223372036854775808,9223372036854775808]"))
        .isEqualTo(List.of(Long.MAX_VALUE, Long.MIN_VALUE, 0x1p63));
    assertThat(read("1" + "0".repeat(63))).isEqualTo(1e63);
  }

  // RFC 8259 §8.1 lets a parser pass over the mark.
  @Test
  void theByteOrderMarkOfUtf8IsPassedOver() {
    assertThat(Encodings.JSON.read("\uFEFF{}".getBytes(UTF_8), Limits.DEFAULT)).isEqualTo(Map.of());
  }

  @Test
  void keysKeepTheirOrder() {
    assertThat(((Map<?, ?>) read("{'z':1,'a':2,'m':3}")).keySet().toString())
        .isEqualTo("[z, a, m]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "'x'", "null", "[]"})
  void aDocumentThatIsNoObjectIsADocumentAndNoMessage(String text) {
    assertThat(Messages.faults(Messages.lenient(text), Draft::message))
        .singleElement()
        .asString()
        .endsWith("is not an object");
  }

  @Test
  void octetsAreWrittenAsBase64Url() {
    assertThat(new String(Encodings.JSON.write(List.of(Octets.parseHex("fbff"))), UTF_8))
        .isEqualTo("[\"-_8=\"]");
  }

  @Test
  void whatIsNoUnicodeOrNoNumberIsNotWritten() {
    for (Encoding encoding : List.of(Encodings.JSON, Encodings.CBOR)) {
      assertThatIllegalArgumentException().isThrownBy(() -> encoding.write("\uD800"));
      assertThatIllegalArgumentException().isThrownBy(() -> encoding.write(Map.of("\uDC00", 1L)));
      assertThatIllegalArgumentException().isThrownBy(() -> encoding.write(Double.NaN));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> encoding.write(List.of(Double.POSITIVE_INFINITY)));
      assertThatIllegalArgumentException().isThrownBy(() -> encoding.write(new Object()));
    }
  }

  private static Object read(String text) {
    return java.util.Objects.requireNonNull(
        Encodings.JSON.read(Messages.json(text), Limits.DEFAULT));
  }
}
