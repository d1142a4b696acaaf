// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Limits;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Name;
import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSink;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What every {@link Encoding} keeps (oc2ls v1.0 §3.1.5; transf-mqtt v1.0 §2.4.1). */
public abstract class EncodingContract {

  private static final int DEADLINE_SECONDS = 30;
  private static final int THREADS = 4;
  private static final int ROUNDS = 200;
  private static final int MANY_MEMBERS = 300;
  private static final int MUTANTS = 2_000;
  private static final long SEED = 20_260_101L;

  /** Made by the test framework. */
  protected EncodingContract() {}

  /** The encoding to be tested. */
  protected abstract Encoding encoding();

  /** Documents in which one object has one key twice; at least one. */
  protected abstract List<byte[]> documentsWithAKeyTwice();

  /** Bytes that are no document of this encoding, beside those that every suite tries. */
  protected List<byte[]> malformedDocuments() {
    return List.of();
  }

  private @Nullable Object read(byte[] bytes) {
    return encoding().read(bytes, Limits.DEFAULT);
  }

  private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  private static Map<String, @Nullable Object> message() {
    Map<String, @Nullable Object> message = map("action", "deny");
    message.put("target", map("ipv4_net", "203.0.113.0/24"));
    message.put("args", map("duration", 3_600_000L));
    message.put("list", new ArrayList<>(Arrays.asList("a", 1L, true, null, 1.5)));
    return message;
  }

  /** A list in a list in a list: as deep as given. */
  private static Object nested(int depth) {
    Object tree = List.of();
    for (int i = 1; i < depth; i++) {
      tree = List.of(tree);
    }
    return tree;
  }

  private static Map<String, @Nullable Object> treesOfEveryType() {
    Map<String, @Nullable Object> trees = new LinkedHashMap<>();
    trees.put("a message", message());
    trees.put("an empty object", Map.of());
    trees.put("an empty list", List.of());
    trees.put("null in an object", map("key", null));
    trees.put("null in a list", Collections.singletonList(null));
    trees.put("true and false", List.of(true, false));
    trees.put("the empty text", map("", ""));
    trees.put("text beyond ASCII", map("schl\u00fcssel \u20ac", "\u4f60\u597d \ud83d\ude80"));
    trees.put("text with control characters", "a\"b\\c/d\b\f\n\r\t\u0001\u007f\u2028");
    trees.put("small whole numbers", List.of(0L, 1L, -1L, 23L, 24L, 255L, 256L, 65_536L));
    trees.put("large whole numbers", List.of((1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE));
    trees.put("a whole number beyond 64 bits", 0x1p64);
    trees.put("numbers with a fraction", List.of(0.5, -1.25, 1e-3, 1e300));
    trees.put("a long text", "x".repeat(100_000));
    trees.put("an object of many members", manyMembers());
    return trees;
  }

  private static Map<String, @Nullable Object> manyMembers() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = 0; i < MANY_MEMBERS; i++) {
      members.put("member " + i, (long) i);
    }
    return members;
  }

  @Test
  final void itsNameFitsIntoAUserProperty() {
    assertThat(encoding().name()).matches("[a-z0-9][a-z0-9.+_-]{0,63}");
  }

  @TestFactory
  final Stream<DynamicTest> whatIsWrittenIsReadBackAsTheSame() {
    return withEachTree(tree -> assertThat(read(encoding().write(tree))).isEqualTo(tree));
  }

  // A message is put in piece by piece, a tree as a whole.
  @TestFactory
  final Stream<DynamicTest> whatIsPutInPieceByPieceIsWrittenAsTheTreeIs() {
    return withEachTree(
        tree ->
            assertThat(encoding().writeFrom(sink -> put(tree, sink)))
                .isEqualTo(encoding().write(tree)));
  }

  private static Stream<DynamicTest> withEachTree(ThrowingConsumer<Object> test) {
    return treesOfEveryType().entrySet().stream()
        .map(
            tree ->
                DynamicTest.dynamicTest(
                    tree.getKey(),
                    () -> {
                      Object value = tree.getValue();
                      assertThat(value).isNotNull();
                      test.accept(value);
                    }));
  }

  private static void put(@Nullable Object tree, TreeSink sink) throws IOException {
    if (tree instanceof Map<?, ?> map) {
      sink.startObject(map.size());
      for (Map.Entry<?, ?> member : map.entrySet()) {
        sink.key(new Name((String) member.getKey()));
        put(member.getValue(), sink);
      }
      sink.endObject();
    } else if (tree instanceof List<?> list) {
      sink.startList(list.size());
      for (Object element : list) {
        put(element, sink);
      }
      sink.endList();
    } else {
      putScalar(tree, sink);
    }
  }

  private static void putScalar(@Nullable Object scalar, TreeSink sink) throws IOException {
    if (scalar instanceof String text) {
      sink.text(text);
    } else if (scalar instanceof Long number) {
      sink.integer(number);
    } else if (scalar instanceof Double number) {
      sink.number(number);
    } else if (scalar instanceof Boolean bool) {
      sink.bool(bool);
    } else if (scalar instanceof Octets octets) {
      sink.octets(octets);
    } else {
      assertThat(scalar).isNull();
      sink.nothing();
    }
  }

  @Test
  final void theOrderOfMembersIsKept() {
    Map<String, @Nullable Object> tree = map("zebra", 1L);
    tree.put("ant", 2L);
    tree.put("mole", 3L);

    Object read = read(encoding().write(tree));

    assertThat(read).hasToString("{zebra=1, ant=2, mole=3}");
  }

  // oc2ls v1.0 §3.1.5: base64url where the encoding has no byte strings.
  @Test
  final void aByteStringIsWrittenSoThatItCanBeRead() {
    Octets octets = Octets.of(new byte[] {0, 1, -1, 127, -128});

    Object read = read(encoding().write(map("payload", octets)));

    Node node = Node.root(read, Mode.STRICT);
    assertThat(node.only("the document", "member").binary()).isEqualTo(octets);
  }

  @Test
  final void whatIsNoPlainTreeIsNotWritten() {
    List<Object> foreign = List.of(Double.NaN, Double.POSITIVE_INFINITY, "\ud800", new Object());
    for (Object value : foreign) {
      assertThatThrownBy(() -> encoding().write(map("key", value)), "%s", value)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  // transf-mqtt v1.0 §2.4.1: payload format indicator 1 promises UTF-8.
  @Test
  final void whatItCallsTextIsUtf8() throws CharacterCodingException {
    if (encoding().isText()) {
      ByteBuffer bytes = ByteBuffer.wrap(encoding().write(map("key", "\ud83d\ude80 \u20ac")));

      assertThat(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()).isNotEmpty();
    }
  }

  @Test
  final void nothingIsNoDocument() {
    assertRefused(new byte[0]);
  }

  // RFC 7493 §2.3
  @Test
  final void aKeyThatIsThereTwiceIsRefused() {
    assertThat(documentsWithAKeyTwice()).isNotEmpty();
    documentsWithAKeyTwice().forEach(this::assertRefused);
  }

  @Test
  final void whatIsMalformedIsRefused() {
    malformedDocuments().forEach(this::assertRefused);
  }

  @Test
  final void somethingBehindTheDocumentIsRefused() {
    byte[] document = encoding().write(message());

    assertRefused(concat(document, document));
    assertRefused(concat(document, new byte[] {0}));
    assertRefused(concat(document, new byte[] {'x'}));
  }

  @Test
  final void aDocumentThatIsCutOffAnywhereIsRefused() {
    byte[] document = encoding().write(message());

    for (int length = 0; length < document.length; length++) {
      assertRefused(Arrays.copyOf(document, length));
    }
  }

  @Test
  final void aDocumentOfTooManyBytesIsRefused() {
    byte[] document = encoding().write(message());
    Limits tight = new Limits(document.length - 1, 64, 1_000);

    assertThatThrownBy(() -> encoding().read(document, tight))
        .isInstanceOf(InvalidMessageException.class);
  }

  // A small document must not become a large one on the way, as packed ones can.
  @Test
  final void aDocumentOfTooMuchTextIsRefused() {
    Limits limits = new Limits(10_000, 64, 1_000);
    byte[] document = encoding().write("x".repeat(1_000_000));

    assertThatThrownBy(() -> encoding().read(document, limits))
        .isInstanceOf(InvalidMessageException.class);
  }

  @Test
  final void aDocumentThatIsTooDeepIsRefused() {
    Limits limits = new Limits(1 << 20, 8, 1_000);

    assertThat(encoding().read(encoding().write(nested(8)), limits)).isEqualTo(nested(8));
    assertThatThrownBy(() -> encoding().read(encoding().write(nested(9)), limits))
        .isInstanceOf(InvalidMessageException.class);
  }

  @Test
  final void aDocumentOfTooManyValuesIsRefused() {
    Limits limits = new Limits(1 << 20, 8, 16);
    byte[] good = encoding().write(Collections.nCopies(10, 1L));
    byte[] bad = encoding().write(Collections.nCopies(17, 1L));

    assertThat(encoding().read(good, limits)).isEqualTo(Collections.nCopies(10, 1L));
    assertThatThrownBy(() -> encoding().read(bad, limits))
        .isInstanceOf(InvalidMessageException.class);
  }

  // Whatever is on the network may arrive here.
  @Test
  final void whateverArrivesIsReadOrRefusedAndNothingElse() {
    Random random = new Random(SEED);
    byte[] document = encoding().write(message());
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = document.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
      }
      readOrRefuse(mutant);
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      readOrRefuse(noise);
    }
  }

  private void readOrRefuse(byte[] bytes) {
    try {
      read(bytes);
    } catch (InvalidMessageException e) {
      assertThat(e.status().code()).isBetween(400, 599);
    } catch (RuntimeException e) {
      throw new AssertionError("octets " + HexFormat.of().formatHex(bytes), e);
    }
  }

  @Test
  final void manyThreadsMayUseItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Map<String, @Nullable Object> tree = message();
        tree.put("thread", (long) i);
        tasks.add(() -> survivesRounds(tree));
      }
      for (Future<Boolean> task : threads.invokeAll(tasks, DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        assertThat(task.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean survivesRounds(Map<String, @Nullable Object> tree) {
    for (int i = 0; i < ROUNDS; i++) {
      if (!tree.equals(read(encoding().write(tree)))) {
        return false;
      }
    }
    return true;
  }

  private void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> read(bytes), "octets %s", HexFormat.of().formatHex(bytes))
        .isInstanceOfSatisfying(
            InvalidMessageException.class,
            e -> {
              assertThat(e.status().code()).isEqualTo(400);
              assertThat(e.faults()).isNotEmpty();
              assertThat(e.text()).isNotBlank();
            });
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
