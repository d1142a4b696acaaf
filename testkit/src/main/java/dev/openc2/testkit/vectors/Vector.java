// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.tree.Mode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document and what is to be said of it.
 *
 * @param name unique among all vectors: lower-case words with hyphens
 * @param topic the file that it stands in, such as {@code targets/ipv4_net.json}
 * @param clauses what decides: sections of the specifications, decisions as {@code D-16}
 * @param note a sentence for people, or null
 * @param kind what the document is to be read as
 * @param document the document itself
 * @param strict what is said of it where exactness is asked for
 * @param lenient what is said of it where it is received
 * @param declaredCanonical how it looks once read and written again as JSON, or null if as it was
 * @param cborHex the deterministic CBOR of the document as it stands, or null
 */
public record Vector(
    String name,
    String topic,
    List<String> clauses,
    @Nullable String note,
    Kind kind,
    VectorDocument document,
    Verdict strict,
    Verdict lenient,
    @Nullable JsonNode declaredCanonical,
    @Nullable String cborHex) {

  /** What a document is to be read as. */
  public enum Kind {
    /** A bare Command. */
    COMMAND("request"),
    /** A bare Response. */
    RESPONSE("response"),
    /** A message in its envelope. */
    MESSAGE("");

    private final String contentName;

    Kind(String contentName) {
      this.contentName = contentName;
    }

    /** The name under which an envelope holds this content; empty for a whole message. */
    public String contentName() {
      return contentName;
    }
  }

  /** Copies the list. */
  public Vector {
    clauses = List.copyOf(clauses);
  }

  /** What this mode says of it. */
  public Verdict verdict(Mode mode) {
    return mode == Mode.STRICT ? strict : lenient;
  }

  /** True if at least the lenient mode takes it. */
  public boolean isGoodSomewhere() {
    return strict.isOk() || lenient.isOk();
  }

  /** The encodings that it exists in. */
  public List<Encoding> encodings() {
    return document.encodings();
  }

  /**
   * The bytes of the document.
   *
   * @throws IllegalArgumentException if it does not exist in this encoding
   */
  public byte[] bytes(Encoding encoding) {
    return document.bytes(encoding);
  }

  /** How a good one looks once read and written again as JSON. */
  public JsonNode canonical() {
    if (declaredCanonical != null) {
      return declaredCanonical;
    }
    return Objects.requireNonNullElseGet(
        document.json(), () -> Json.parse(document.bytes(Encodings.JSON)));
  }

  @Override
  public String toString() {
    return name;
  }
}
