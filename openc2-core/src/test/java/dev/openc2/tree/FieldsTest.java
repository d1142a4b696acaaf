// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the codec of a profile leans on. */
final class FieldsTest {

  @Test
  void aMemberThatNobodyReadIsAFaultEvenIfAnotherWasReadTwice() {
    Fields fields = fields(Map.of("a", 1L, "x", 1L));
    fields.optional("a", Node::describe);
    fields.optional("a", Node::describe);

    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> fields.complete(() -> "built"))
        .withMessage("\"x\" is not defined here");
  }

  @Test
  void theRestIsHandedOutOnceAndWithoutWhatWasRead() {
    Fields fields = fields(Map.of("a", 1L, "b", 2L, "c", 3L));
    List<String> rest = new ArrayList<>();
    fields.required("b", Node::describe);

    fields.others((name, child) -> rest.add(child.pointer()));
    fields.others((name, child) -> rest.add("again"));

    assertThat(rest).containsExactlyInAnyOrder("/a", "/c");
    assertThat(fields.complete(() -> "built")).isEqualTo("built");
  }

  @Test
  void theConstructorsComplaintIsAFaultOfTheObject() {
    Node node = Node.root(Map.of(), Mode.STRICT).child("a/b", Map.of());

    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(
            () ->
                node.object()
                    .complete(
                        () -> {
                          throw new IllegalArgumentException("never good");
                        }))
        .withMessage("/a~1b: never good");
  }

  @Test
  void aRequiredFieldIsNotReadBeforeItWasChecked() {
    Fields.Field<String> field = fields(Map.of()).required("a", Node::text);

    assertThatIllegalStateException().isThrownBy(field::get);
  }

  @Test
  void aListSaysWhichElementsAreBad() {
    List<@Nullable Object> elements = new ArrayList<>(List.of("a", 1L));
    elements.add(null);
    Node list = Node.root(elements, Mode.LENIENT);

    assertThatExceptionOfType(InvalidMessageException.class)
        .isThrownBy(() -> list.<String>list(Node::text))
        .satisfies(
            e ->
                assertThat(e.faults().stream().map(Fault::toString))
                    .containsExactly("/1: 1 is not text", "/2: null is not text"));
  }

  private static Fields fields(Map<String, Object> members) {
    return Node.root(members, Mode.LENIENT).object();
  }
}
