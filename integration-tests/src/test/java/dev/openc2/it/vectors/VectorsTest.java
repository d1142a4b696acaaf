// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openc2.OpenC2Exception;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.message.Message;
import dev.openc2.testkit.vectors.Vector;
import dev.openc2.testkit.vectors.Vectors;
import dev.openc2.testkit.vectors.Verdict;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector in each of its encodings and in both modes. */
class VectorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HexFormat HEX = HexFormat.of();
  private static final AtomicInteger RUN = new AtomicInteger();
  private static final AtomicInteger AS_DECLARED = new AtomicInteger();

  @AfterAll
  static void sayHowMany() {
    String result =
        RUN.get() == AS_DECLARED.get()
            ? "all as declared"
            : "%d as declared, %d failed"
                .formatted(AS_DECLARED.get(), RUN.get() - AS_DECLARED.get());
    System.out.printf(
        "vectors: %d vectors, %d combinations, %s%n", Vectors.load().size(), RUN.get(), result);
  }

  @TestFactory
  Stream<DynamicContainer> theVerdictIsAsDeclared() {
    List<Combination> combinations = Combination.all();
    return Vectors.topics().stream()
        .map(
            topic ->
                dynamicContainer(
                    topic,
                    combinations.stream()
                        .filter(combination -> combination.vector().topic().equals(topic))
                        .map(VectorsTest::test)));
  }

  private static DynamicTest test(Combination combination) {
    return dynamicTest(
        combination.toString(),
        () -> {
          RUN.incrementAndGet();
          check(combination);
          AS_DECLARED.incrementAndGet();
        });
  }

  private static void check(Combination combination) {
    Verdict verdict = combination.verdict();
    if (verdict.isOk()) {
      checkGood(combination);
    } else {
      checkBad(combination, verdict);
    }
  }

  private static void checkGood(Combination combination) {
    Message message = good(combination);
    checkRoundTrips(message, combination);
    checkCanonicalForm(message, combination);
  }

  private static Message good(Combination combination) {
    try {
      Message message = VectorReader.read(combination);
      VectorReader.checkProfile(message, combination.mode());
      return message;
    } catch (OpenC2Exception e) {
      throw new AssertionError(combination + " is good, but: " + e.text(), e);
    }
  }

  private static void checkRoundTrips(Message message, Combination combination) {
    for (Encoding encoding : List.of(Encodings.JSON, Encodings.CBOR)) {
      byte[] bytes = VectorReader.CODEC.encode(message, encoding);
      assertThat(VectorReader.CODEC.decode(bytes, encoding))
          .as("%s, read from the %s that we write", combination, encoding.name())
          .isEqualTo(message);
    }
  }

  private static void checkCanonicalForm(Message message, Combination combination) {
    Vector vector = combination.vector();
    assertThat(written(message, vector)).as(combination.toString()).isEqualTo(vector.canonical());
  }

  private static JsonNode written(Message message, Vector vector) {
    try {
      JsonNode envelope = JSON.readTree(VectorReader.CODEC.encode(message, Encodings.JSON));
      return vector.kind() == Vector.Kind.MESSAGE
          ? envelope
          : envelope.path("body").path("openc2").path(vector.kind().contentName());
    } catch (IOException e) {
      throw new AssertionError("what we write is not JSON", e);
    }
  }

  private static void checkBad(Combination combination, Verdict verdict) {
    OpenC2Exception fault = fault(combination);
    if (fault == null) {
      throw new AssertionError(combination + " is taken, but it is not good: " + verdict);
    }
    assertThat(fault.status().code())
        .as("%s: %s", combination, fault.text())
        .isEqualTo(verdict.status());
    if (verdict.at() != null) {
      assertThat(fault).as(combination.toString()).isInstanceOf(InvalidMessageException.class);
      assertThat(((InvalidMessageException) fault).faults())
          .as(combination.toString())
          .anySatisfy(
              found -> {
                assertThat(found.pointer()).isEqualTo(verdict.at());
                assertThat(found.status().code()).isEqualTo(verdict.status());
              });
    }
  }

  private static @Nullable OpenC2Exception fault(Combination combination) {
    Message message;
    try {
      message = VectorReader.read(combination);
    } catch (InvalidMessageException e) {
      return e;
    }
    try {
      VectorReader.checkProfile(message, combination.mode());
      return null;
    } catch (OpenC2Exception e) {
      return combination.verdict().by() == null ? null : e;
    }
  }

  // RFC 8949 §4.2.1, D-1: definite lengths, shortest integers, no tags, members as they stand.
  @TestFactory
  Stream<DynamicTest> goldenBytesAreWhatIsWritten() {
    return Vectors.load().stream()
        .filter(vector -> vector.cborHex() != null)
        .map(vector -> dynamicTest(vector.name(), () -> checkGoldenBytes(vector)));
  }

  private static void checkGoldenBytes(Vector vector) {
    byte[] json = vector.bytes(Encodings.JSON);
    Object tree = Encodings.JSON.read(json, VectorReader.CODEC.limits());
    assertThat(HEX.formatHex(Encodings.CBOR.write(Objects.requireNonNull(tree))))
        .isEqualTo(vector.cborHex());

    Message message = good(new Combination(vector, Encodings.JSON, Mode.LENIENT));
    byte[] ownJson = VectorReader.CODEC.encode(message, Encodings.JSON);
    boolean hasOurOrder =
        new String(ownJson, StandardCharsets.UTF_8)
            .contains(new String(json, StandardCharsets.UTF_8));
    if (hasOurOrder) {
      assertThat(HEX.formatHex(VectorReader.CODEC.encode(message, Encodings.CBOR)))
          .contains(vector.cborHex());
    }
  }
}
