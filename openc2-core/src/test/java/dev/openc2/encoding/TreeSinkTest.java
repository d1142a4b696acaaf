// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openc2.message.Extensions;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Notification;
import dev.openc2.tree.Name;
import dev.openc2.tree.TreeObject;
import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is put into a sink piece by piece is the same as the tree of it. */
final class TreeSinkTest {

  private static final TreeSource PIECES = TreeSinkTest::pieces;

  private static void pieces(TreeSink sink) throws IOException {
    sink.startObject(4);
    sink.key("list");
    sink.startList(7);
    sink.text("a\"\u20ac\ud83d\ude80");
    sink.integer(-7);
    sink.number(0.5);
    sink.bool(true);
    sink.octets(Octets.parseHex("fbff"));
    sink.nothing();
    sink.startList(0);
    sink.endList();
    sink.endList();
    sink.key(new Name("plain"));
    sink.startObject(0);
    sink.endObject();
    sink.key(new Name("q\"\u00e4"));
    sink.startObject(1);
    sink.key("in");
    sink.integer(1);
    sink.endObject();
    sink.key("built");
    sink.tree(Map.of("some", List.of(1L, 2)));
    sink.endObject();
  }

  @Test
  void piecesMakeATree() {
    TreeObject tree = new TreeObject();
    tree.put(
        "list",
        Arrays.<Object>asList(
            "a\"\u20ac\ud83d\ude80", -7L, 0.5, true, Octets.parseHex("fbff"), null, List.of()));
    tree.put("plain", Map.of());
    tree.put("q\"\u00e4", Map.of("in", 1L));
    tree.put("built", Map.of("some", List.of(1L, 2)));

    assertThat(PIECES.toTree()).isEqualTo(tree);
  }

  @Test
  void commasStandBetweenAndNowhereElse() {
    assertThat(new String(Encodings.JSON.writeFrom(PIECES), UTF_8))
        .isEqualTo(
            "{\"list\":[\"a\\\"\u20ac\ud83d\ude80\",-7,0.5,true,\"-_8=\",null,[]],\"plain\":{},"
                + "\"q\\\"\u00e4\":{\"in\":1},\"built\":{\"some\":[1,2]}}");
  }

  @Test
  void piecesAndTheirTreeAreTheSameBytes() {
    Object tree = requireNonNull(PIECES.toTree());

    for (Encoding encoding : List.of(Encodings.JSON, Encodings.CBOR)) {
      assertThat(encoding.writeFrom(PIECES)).isEqualTo(encoding.write(tree));
    }
  }

  @Test
  void aBufferGrowsWithWhatIsWritten() {
    String key = "k".repeat(700);
    TreeSource large =
        sink -> {
          sink.startList(1000);
          for (int i = 0; i < 1000; i++) {
            sink.startObject(1);
            sink.key(new Name(key));
            sink.integer(i);
            sink.endObject();
          }
          sink.endList();
        };
    List<Map<String, Long>> tree =
        IntStream.range(0, 1000).mapToObj(i -> Map.of(key, (long) i)).toList();

    assertThat(Encodings.JSON.writeFrom(large)).isEqualTo(Encodings.JSON.write(tree));
    assertThat(Encodings.CBOR.writeFrom(large)).isEqualTo(Encodings.CBOR.write(tree));
    assertThat(large.toTree()).isEqualTo(tree);
  }

  @Test
  void whatIsNoUnicodeOrNoNumberIsNotWrittenInPieces() {
    for (Encoding encoding : List.of(Encodings.JSON, Encodings.CBOR)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> encoding.writeFrom(sink -> sink.text("\uD800")));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> encoding.writeFrom(sink -> sink.key(new Name("\uDC00"))));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> encoding.writeFrom(sink -> sink.number(Double.NaN)));
    }
  }

  @Test
  void aHeaderOfItsOwnThatIsCalledLikeADeclaredOneIsWrittenOnce() {
    Headers headers = new Headers(null, null, "one", List.of(), Map.of("from", "two"));
    Message message = Message.of(headers, new Notification(Extensions.NONE));

    assertThat(Messages.write(message))
        .isEqualTo("{'headers':{'from':'two'},'body':{'openc2':{'notification':{}}}}");
  }
}
