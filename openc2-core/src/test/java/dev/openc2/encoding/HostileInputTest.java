// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.message.Message;
import dev.openc2.tree.InvalidMessageException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in: InvalidMessageException and nothing else, soon, and in bounded memory. */
final class HostileInputTest {

  private static final int MUTANTS_PER_MESSAGE = 60;
  private static final Duration SOON = Duration.ofSeconds(3);

  static Stream<Arguments> encodings() {
    return Stream.of(
        argumentSet("JSON", Encodings.JSON, 1), argumentSet("CBOR", Encodings.CBOR, 2));
  }

  // A failing mutant is found again by its seed and its number.
  @ParameterizedTest
  @MethodSource("encodings")
  void noMutantOfAGoodMessageThrowsAnythingElse(Encoding encoding, long seed) {
    Random random = new Random(seed);
    List<byte[]> good =
        Samples.messages().map(message -> Messages.LENIENT.encode(message, encoding)).toList();
    int number = 0;
    int decoded = 0;
    for (byte[] bytes : good) {
      for (int i = 0; i < MUTANTS_PER_MESSAGE; i++) {
        byte[] mutant = mutate(bytes, good.get(random.nextInt(good.size())), random);
        decoded += decodes(mutant, encoding, number++) ? 1 : 0;
      }
    }

    assertThat(decoded).isBetween(number / 100, number * 99 / 100);
  }

  /** What decodes must also be written and be read again as the same. */
  private static boolean decodes(byte[] mutant, Encoding encoding, int number) {
    for (MessageCodec codec : List.of(Messages.LENIENT, Messages.STRICT)) {
      try {
        Draft draft = codec.read(mutant, encoding);
        Stream.of(draft.requestId(), draft.from(), draft.kind(), draft.responseRequested())
            .forEach(part -> assertThat(String.valueOf(part)).isNotNull());
        Message message = draft.message();
        byte[] again = codec.encode(message, encoding);
        assertThat(codec.decode(again, encoding)).as("mutant %d", number).isEqualTo(message);
      } catch (InvalidMessageException e) {
        assertThat(e.text()).isNotEmpty().hasSizeLessThan(2000);
        return false;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("mutant " + number + ": " + Arrays.toString(mutant), e);
      }
    }
    return true;
  }

  private static byte[] mutate(byte[] bytes, byte[] other, Random random) {
    byte[] mutant = bytes.clone();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(mutant.length);
      int length = 1 + random.nextInt(8);
      mutant =
          switch (random.nextInt(6)) {
            case 0 -> flip(mutant, at, random);
            case 1 -> splice(mutant, at, at + length, new byte[0]);
            case 2 -> splice(mutant, at, at, Arrays.copyOfRange(mutant, at, at + length));
            case 3 -> splice(mutant, at, at + length, piece(other, random, length));
            case 4 -> splice(mutant, at, at + 1, spice(random));
            default ->
                splice(mutant, at, random.nextInt(10) == 0 ? mutant.length : at, spice(random));
          };
      if (mutant.length == 0) {
        return mutant;
      }
    }
    return mutant;
  }

  private static byte[] flip(byte[] bytes, int at, Random random) {
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private static byte[] piece(byte[] bytes, Random random, int length) {
    int at = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length));
  }

  private static byte[] spice(Random random) {
    String[] spices = {
      "null",
      "{}",
      "[]",
      "\"\"",
      "-1",
      "1e999",
      "0.5",
      "\\ud800",
      "\"",
      "\u00F6",
      "\0",
      "9".repeat(70)
    };
    return spices[random.nextInt(spices.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] insert) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(insert);
    int end = Math.min(to, bytes.length);
    out.write(bytes, end, bytes.length - end);
    return out.toByteArray();
  }

  static Stream<Arguments> monsters() {
    Limits limits = Limits.DEFAULT;
    return Stream.of(
        monster("200 000 brackets", Encodings.JSON, ascii("[".repeat(200_000)), "nested deeper"),
        monster("200 000 braces", Encodings.JSON, ascii("{\"a\":".repeat(200_000)), "nested"),
        monster("200 000 lists", Encodings.CBOR, fill(200_000, 0x81), "nested deeper"),
        monster("200 000 lists without length", Encodings.CBOR, fill(200_000, 0x9F), "nested"),
        monster("200 000 tags", Encodings.CBOR, fill(200_000, 0xC6), "the CBOR tag 6"),
        monster("too large", Encodings.JSON, new byte[limits.maxBytes() + 1], "bytes, more than"),
        monster("too large", Encodings.CBOR, new byte[limits.maxBytes() + 1], "bytes, more than"),
        monster(
            "too many values", Encodings.JSON, ascii("[0" + ",0".repeat(100_000) + "]"), "values"),
        monster(
            "too many values",
            Encodings.CBOR,
            concat(new byte[] {(byte) 0x9F}, fill(100_001, 0), fill(1, 0xFF)),
            "values"),
        monster(
            "a million digits", Encodings.JSON, ascii("{\"a\":" + "1".repeat(1_000_000) + "}"), ""),
        monster("a huge exponent", Encodings.JSON, ascii("1e999999999"), "too large"),
        monster("a long exponent", Encodings.JSON, ascii("1e" + "9".repeat(1_000_000)), ""));
  }

  private static Arguments monster(String name, Encoding encoding, byte[] bytes, String problem) {
    return argumentSet(encoding.name() + ": " + name, encoding, bytes, problem);
  }

  // language D-42
  @ParameterizedTest
  @MethodSource("monsters")
  void monstersAreRefusedSoon(Encoding encoding, byte[] bytes, String problem) {
    Assertions.assertThat(
            org.junit.jupiter.api.Assertions.assertTimeout(
                SOON,
                () ->
                    Assertions.catchThrowableOfType(
                        InvalidMessageException.class,
                        () -> Messages.LENIENT.read(bytes, encoding))))
        .hasMessageContaining(problem);
  }

  /** Documents that parse, and are wrong or odd in very many places. */
  static Stream<Arguments> crowds() {
    String many = "{'action':'query','target':{'features':[0" + ",0".repeat(90_000) + "]}}";
    return Stream.of(
        argumentSet("many bad elements", many),
        argumentSet("many unknown members", crowd("'y%d':0,", "'action':'query'")),
        argumentSet("many bad namespaces", "{'args':" + crowd("'y%d':0,", "'x':0") + "}"),
        argumentSet("many actuators", "{'actuator':" + crowd("'x-%d':{},", "'x-a':{}") + "}"),
        argumentSet("keys of one hash", colliding()),
        argumentSet(
            "long mail address",
            "{'action':'deny','target':{'email_addr':'" + "a.".repeat(400_000) + "'}}"),
        argumentSet(
            "long IRI", "{'action':'deny','target':{'iri':'x:" + "ä".repeat(400_000) + " '}}"),
        argumentSet(
            "long international name",
            "{'action':'deny','target':{'idn_domain_name':'" + "ä.".repeat(300_000) + "'}}"));
  }

  private static String crowd(String member, String last) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < 40_000; i++) {
      out.append(member.replace("%d", Integer.toString(i)));
    }
    return out.append(last).append('}').toString();
  }

  /** Aa and BB have the same hash, and so has every text made of as many of them. */
  private static String colliding() {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < 1 << 14; i++) {
      out.append("'x-");
      for (int bit = 0; bit < 14; bit++) {
        out.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      out.append("':{},");
    }
    return out.append("'action':'query'}").toString();
  }

  @ParameterizedTest
  @MethodSource("crowds")
  void crowdsOfFaultsAreRefusedSoonWithAHundredOfThem(String text) {
    byte[] json = Messages.json(text);
    Draft draft = Messages.LENIENT.read(json, Encodings.JSON);
    org.junit.jupiter.api.Assertions.assertTimeout(
        SOON,
        () ->
            assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(draft::command)
                .satisfies(e -> assertThat(e.faults()).hasSizeBetween(1, 100)));
  }

  @Test
  void aProcessMayHaveParentsAsDeepAsTheLimitAndNotDeeper() throws InterruptedException {
    Limits deep = new Limits(1 << 20, 256, 100_000);
    MessageCodec codec = Messages.LENIENT.withLimits(deep);
    // Two levels are the Command and its target.
    String good = process(254);
    String bad = process(255);

    // Half of the stack that a thread has by default.
    AtomicReference<@Nullable Object> pair = new AtomicReference<>();
    Runnable reading =
        () -> pair.set(codec.read(Messages.json(good), Encodings.JSON).command().pair());
    Thread thread = new Thread(null, reading, "small stack", 512 * 1024);
    thread.start();
    thread.join(SOON.toMillis());

    assertThat(pair.get()).isEqualTo("stop process");
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> codec.read(Messages.json(bad), Encodings.JSON))
        .withMessageContaining("nested deeper than 256");
  }

  private static String process(int depth) {
    return "{'action':'stop','target':{'process':"
        + "{'parent':".repeat(depth - 1)
        + "{'pid':1}"
        + "}".repeat(depth - 1)
        + "}}";
  }

  @Test
  void limitsThatCouldNotHoldAMessageOrTheStackAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 64, 1000));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 7, 1000));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 257, 1000));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 64, 15));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] fill(int length, int octet) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) octet);
    return bytes;
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
