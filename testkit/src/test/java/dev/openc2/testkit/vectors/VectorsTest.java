// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.openc2.encoding.Encodings;
import dev.openc2.message.Action;
import dev.openc2.target.Target;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VectorsTest {

  private static final List<Vector> VECTORS = Vectors.load();
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern CLAUSE =
      Pattern.compile(
          "D-\\d+"
              + "|oc2ls v(1\\.0|1\\.1|2\\.0) (§\\d+(\\.\\d+)*|annex A\\.\\d+)"
              + "|er v1\\.0 (§\\d+(\\.\\d+)*|Table \\d(\\.\\d)+-\\d)"
              + "|(slpf|transf-mqtt) v1\\.0 §\\d+(\\.\\d+)*(, (§\\d+(\\.\\d+)*|Table \\d\\.\\d-\\d))*"
              + "|RFC \\d+( §\\d+(\\.\\d+)*)?");
  private static final int LEAST = 450;
  private static final int LEAST_CBOR = 60;

  @Test
  void thereAreAsManyAsPromised() {
    assertThat(VECTORS).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(VECTORS)
        .filteredOn(vector -> vector.encodings().equals(List.of(Encodings.CBOR)))
        .hasSizeGreaterThanOrEqualTo(LEAST_CBOR);
  }

  @Test
  void namesAreUniqueAndWellFormed() {
    assertThat(VECTORS).extracting(Vector::name).doesNotHaveDuplicates().allMatch(matches(NAME));
  }

  @Test
  void everyVectorCitesItsClause() {
    assertThat(VECTORS)
        .allSatisfy(vector -> assertThat(vector.clauses()).isNotEmpty().allMatch(matches(CLAUSE)));
  }

  private static Predicate<String> matches(Pattern pattern) {
    return pattern.asMatchPredicate();
  }

  @Test
  void everyStatusIsOneThatTheTableOfErrorsKnows() {
    assertThat(VECTORS)
        .flatExtracting(Vector::strict, Vector::lenient)
        .extracting(verdict -> ((Verdict) verdict).status())
        .containsOnly(0, 400, 501);
  }

  // What strict takes, lenient takes: it only adds.
  @Test
  void lenientTakesWhateverStrictTakes() {
    assertThat(VECTORS)
        .filteredOn(vector -> vector.strict().isOk())
        .allMatch(vector -> vector.lenient().isOk());
  }

  @Test
  void goodCborSaysHowItLooksAsJson() {
    assertThat(VECTORS)
        .filteredOn(Vector::isGoodSomewhere)
        .filteredOn(vector -> vector.encodings().equals(List.of(Encodings.CBOR)))
        .allMatch(vector -> vector.declaredCanonical() != null);
  }

  @Test
  void badDocumentsHaveNoCanonicalForm() {
    assertThat(VECTORS)
        .filteredOn(vector -> !vector.isGoodSomewhere())
        .allMatch(vector -> vector.declaredCanonical() == null);
  }

  @Test
  void everyActionIsThereInAGoodCommand() {
    assertThat(goodCommands().map(command -> command.path("action").asText()))
        .containsAll(Arrays.stream(Action.values()).map(Action::wireName).toList());
  }

  @Test
  void everyTargetIsThereGoodAndBad() throws ReflectiveOperationException {
    for (String name : targetNames()) {
      assertThat(goodCommands()).as(name).anyMatch(command -> command.path("target").has(name));
      assertThat(VECTORS)
          .as("a bad %s", name)
          .anyMatch(
              vector ->
                  !vector.isGoodSomewhere()
                      && vector.document().json() != null
                      && vector.document().json().path("target").has(name));
    }
  }

  private static Set<String> targetNames() throws ReflectiveOperationException {
    Set<String> names = new HashSet<>();
    for (Class<?> type : Target.class.getPermittedSubclasses()) {
      if (Arrays.stream(type.getFields()).anyMatch(field -> field.getName().equals("NAME"))) {
        names.add((String) Objects.requireNonNull(type.getField("NAME").get(null)));
      }
    }
    assertThat(names).hasSizeGreaterThanOrEqualTo(18);
    return names;
  }

  private static Stream<JsonNode> goodCommands() {
    return VECTORS.stream()
        .filter(vector -> vector.strict().isOk() && vector.kind() == Vector.Kind.COMMAND)
        .map(
            vector ->
                Objects.requireNonNullElse(vector.document().json(), MissingNode.getInstance()));
  }

  @Test
  void theIndexNamesEveryFile() throws Exception {
    try (Stream<Path> files = Files.walk(folder())) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".json"))
                  .map(file -> folderRelative(file))
                  .filter(file -> !file.equals("index.json")))
          .containsExactlyInAnyOrderElementsOf(Vectors.topics());
    }
  }

  private static String folderRelative(Path file) {
    try {
      return folder().relativize(file).toString().replace('\\', '/');
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder() throws URISyntaxException {
    URL index = Objects.requireNonNull(Vectors.class.getResource("/vectors/index.json"));
    return Objects.requireNonNull(Path.of(index.toURI()).getParent());
  }

  @Test
  void whatTheReadmeDoesNotKnowIsRefused() throws IOException {
    JsonNode misspelt =
        Json.parse(
            """
            {"name": "a", "clause": "D-1", "kind": "command", "json": {}, "strict": "ok",
             "lenient": "ok", "canonicl": {}}
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> VectorParser.parse("a.json", misspelt))
        .hasMessageContaining("canonicl");
  }
}
