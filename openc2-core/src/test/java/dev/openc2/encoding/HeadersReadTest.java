// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of the sender of bytes that are no document. */
final class HeadersReadTest {

  private static final String HEADERS = "'headers':{'request_id':'r1','from':'p1','to':['fw1']}";
  private static final Limits FOR_WRITING = new Limits(1 << 20, 256, 1 << 20);

  static Stream<Arguments> faultsBehindTheHeaders() {
    return both("a key twice", "{" + HEADERS + ",'body':{'a':{'same':1,'sam_':2}}}", "/body/a");
  }

  static Stream<Arguments> otherFaultsBehindTheHeaders() {
    return Stream.of(
            both("the body twice", "{" + HEADERS + ",'body':1,'bod_':2}", ""),
            both(
                "too deep", "{" + HEADERS + ",'body':" + "[".repeat(70) + "]".repeat(70) + "}", ""),
            both("too many", "{" + HEADERS + ",'body':[0" + ",0".repeat(100_000) + "]}", ""),
            Stream.of(
                json("a bad escape", "{" + HEADERS + ",'body':{'a':'\\x'}}"),
                json("too large a number", "{" + HEADERS + ",'body':1e999}"),
                json("a lone surrogate", "{" + HEADERS + ",'body':'\\ud800'}"),
                json("something behind", "{" + HEADERS + "}{}")))
        .flatMap(arguments -> arguments);
  }

  static Stream<Arguments> faultsInTheHeaders() {
    return Stream.of(
            both("twice", "{" + HEADERS + ",'header_':{'request_id':'r2'},'body':1}", ""),
            both("a key twice", "{'headers':{'same':1,'sam_':2},'body':1}", ""),
            both("the id twice", "{'headers':{'request_id':'r1','request_i_':'r2'}}", ""),
            both("behind the fault", "{'same':1,'sam_':2," + HEADERS + "}", ""),
            both("not at the root", "{'body':{" + HEADERS + ",'same':1,'sam_':2}}", ""),
            Stream.of(json("the second cut off", "{" + HEADERS + ",'headers':{'request_id':'r2'")))
        .flatMap(arguments -> arguments);
  }

  /** The same document in both encodings; where a key ends in _ it becomes its neighbour. */
  private static Stream<Arguments> both(String name, String text, String pointer) {
    Object tree = Encodings.JSON.read(Messages.json(text), FOR_WRITING);
    byte[] cbor = Encodings.CBOR.write(Objects.requireNonNull(tree));
    return Stream.of(
        argumentSet(name + " in JSON", Encodings.JSON, twice(Messages.json(text)), pointer),
        argumentSet(name + " in CBOR", Encodings.CBOR, twice(cbor), pointer));
  }

  private static Arguments json(String name, String text) {
    return argumentSet(name + " in JSON", Encodings.JSON, Messages.json(text), "");
  }

  private static byte[] twice(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace("sam_", "same")
        .replace("bod_", "body")
        .replace("header_", "headers")
        .replace("request_i_", "request_id")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static InvalidMessageException refusal(byte[] bytes, Encoding encoding) {
    try {
      Messages.LENIENT.read(bytes, encoding);
    } catch (InvalidMessageException e) {
      return e;
    }
    throw new AssertionError("it is a document");
  }

  private static @Nullable Draft headers(byte[] bytes, Encoding encoding) {
    return Messages.LENIENT.headersOf(refusal(bytes, encoding));
  }

  @ParameterizedTest
  @MethodSource({"faultsBehindTheHeaders", "otherFaultsBehindTheHeaders"})
  void headersInFrontOfTheFaultAreKnown(Encoding encoding, byte[] bytes) {
    Draft draft = headers(bytes, encoding);

    Objects.requireNonNull(draft, "headers");
    assertThat(draft.requestId()).isEqualTo(RequestId.of("r1"));
    assertThat(draft.from()).isEqualTo(ProducerId.of("p1"));
    assertThat(draft.to()).containsExactly("fw1");
    assertThat(draft.responseRequested()).isNull();
    assertThat(draft.kind()).isNull();
  }

  @ParameterizedTest
  @MethodSource("faultsBehindTheHeaders")
  void thePlaceOfTheFaultIsStillNamed(Encoding encoding, byte[] bytes, String pointer) {
    assertThat(refusal(bytes, encoding).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).startsWith(pointer);
              assertThat(fault.problem()).isEqualTo("the key \"same\" is there twice");
            });
  }

  @ParameterizedTest
  @MethodSource("faultsInTheHeaders")
  void headersWithAFaultAreNotGuessed(Encoding encoding, byte[] bytes) {
    assertThat(headers(bytes, encoding)).isNull();
  }

  // Cut off anywhere: known from the end of the headers on, and not before.
  @Test
  void aDocumentThatIsCutOffHasItsHeadersOnceTheyAreComplete() {
    byte[] json = Messages.json("{" + HEADERS + ",'body':{'a':1}}");
    byte[] cbor =
        Encodings.CBOR.write(Objects.requireNonNull(Encodings.JSON.read(json, FOR_WRITING)));
    int endInJson = ("{" + HEADERS).length();
    int endInCbor = cbor.length - "\144body\241\141a\1".length();

    for (int length = 1; length < json.length; length++) {
      Draft draft = headers(Arrays.copyOf(json, length), Encodings.JSON);
      assertThat(draft != null).as("%d of JSON", length).isEqualTo(length >= endInJson);
    }
    for (int length = 1; length < cbor.length; length++) {
      Draft draft = headers(Arrays.copyOf(cbor, length), Encodings.CBOR);
      assertThat(draft != null).as("%d of CBOR", length).isEqualTo(length >= endInCbor);
    }
  }
}
