// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Language;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every declaration of the language and of profiles leans on. */
final class RecordTypeTest {

  /** A number with a name and a kind. */
  private record Thing(long number, @Nullable String name, @Nullable String kind) {
    Thing {
      if (number == 13) {
        throw new IllegalArgumentException("never good");
      }
    }
  }

  private static final RecordType<Thing> THING = thing();

  private static RecordType<Thing> thing() {
    var type = RecordType.builder("Thing", Thing.class);
    var number = type.required("number", Types.NATURAL, Thing::number, "its number");
    var name = type.optional("name", Types.TEXT, Thing::name, "its name");
    var kind =
        type.optional("mime_type", Types.TEXT, Thing::kind, "its kind")
            .alsoNamed("media_type", Tolerance.MEDIA_TYPE);
    return type.build(
        values -> new Thing(values.require(number), values.get(name), values.get(kind)));
  }

  @Test
  void allFaultsAreReportedTogether() {
    assertThat(faults(Map.of("name", 1L, "x", 1L)))
        .containsExactlyInAnyOrder(
            "/name: 1 is not text", "\"x\" is not defined here", "number is missing");
  }

  @Test
  void theConstructorsComplaintIsAFaultOfTheRecord() {
    Node node = Node.root(null, Mode.STRICT).child("a/b", Map.of("number", 13L));

    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> THING.read(node))
        .withMessage("/a~1b: never good");
  }

  @Test
  void aMemberUnderBothItsNamesMustSayTheSame() {
    assertThat(read(Map.of("number", 1L, "mime_type", "a/b", "media_type", "a/b")).kind())
        .isEqualTo("a/b");
    assertThat(faults(Map.of("number", 1L, "mime_type", "a/b", "media_type", "a/c")))
        .containsExactly("mime_type and media_type differ");
  }

  @Test
  void theOtherNameIsNotDefinedWhereItIsNotTolerated() {
    Map<String, Object> tree = Map.of("number", 1L, "media_type", "a/b");

    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> THING.read(Node.root(tree, Mode.STRICT)))
        .withMessage("\"media_type\" is a word of language 2.0");
    assertThat(THING.read(Node.root(tree, Mode.STRICT, Language.V2_0)).kind()).isEqualTo("a/b");
  }

  @Test
  void languageTwoWritesTheOtherName() {
    Thing thing = new Thing(1, null, "a/b");

    assertThat(THING.write(thing, Spelling.DEFAULT)).containsOnlyKeys("number", "mime_type");
    assertThat(THING.write(thing, new Spelling(Language.V2_0, false)))
        .containsOnlyKeys("number", "media_type");
  }

  @Test
  void nullIsAbsentOnlyWhereThatIsTolerated() {
    Map<String, @Nullable Object> tree = new HashMap<>();
    tree.put("number", 1L);
    tree.put("name", null);

    assertThat(THING.read(Node.root(tree, Mode.LENIENT)).name()).isNull();
    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> THING.read(Node.root(tree, Mode.STRICT)))
        .withMessage("/name: null is not text");
  }

  @Test
  void twoMembersMayNotHaveOneName() {
    var type = RecordType.builder("Thing", Thing.class);
    type.required("number", Types.NATURAL, Thing::number, "its number");
    type.optional("number", Types.TEXT, Thing::name, "its name");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> type.build(values -> new Thing(1, "", "")));
  }

  @Test
  void aListSaysWhichElementsAreBad() {
    List<@Nullable Object> elements = new ArrayList<>(List.of("a", 1L));
    elements.add(null);
    Node list = Node.root(elements, Mode.LENIENT);

    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> ListType.of(Types.TEXT).read(list))
        .satisfies(
            e ->
                assertThat(e.faults().stream().map(Object::toString))
                    .containsExactly("/1: 1 is not text", "/2: null is not text"));
  }

  // oc2ls v1.0 §3.1.3: how many, how many there may be, and which of them.
  @Test
  void aListOfTheWrongLengthSaysHowLongItIs() {
    ListType<String> type = ListType.of(Types.TEXT).sized(2, 3);

    assertThat(fault(type, List.of())).isEqualTo("/a: the list must not be empty");
    assertThat(fault(type, List.of("a"))).isEqualTo("/a: 1 elements are less than 2");
    assertThat(fault(type, List.of("a", "b", "c", "d")))
        .isEqualTo("/a: 4 elements are more than 3");
    assertThat(fault(type.unique(), List.of("a", "b", "a"))).isEqualTo("/a: \"a\" is there twice");
  }

  private static String fault(ListType<String> type, List<String> list) {
    Node node = Node.root(null, Mode.STRICT).child("a", list);
    try {
      throw new AssertionError("read as " + type.read(node));
    } catch (InvalidMessageException e) {
      return e.text();
    }
  }

  private static Thing read(Map<String, Object> tree) {
    return THING.read(Node.root(tree, Mode.LENIENT));
  }

  private static List<String> faults(Map<String, Object> tree) {
    try {
      throw new AssertionError("read as " + read(tree));
    } catch (InvalidMessageException e) {
      return e.faults().stream().map(Object::toString).toList();
    }
  }
}
