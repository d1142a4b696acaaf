// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.target.ArtifactTarget;
import dev.openc2.target.Payload;
import dev.openc2.tree.Tolerance;

/** An artifact (oc2ls v1.0 §3.4.1.1). */
final class ArtifactType {

  static final RecordType<ArtifactTarget> TYPE = type();

  private ArtifactType() {}

  private static RecordType<ArtifactTarget> type() {
    var type = RecordType.builder("Artifact", ArtifactTarget.class);
    var mimeType =
        type.optional("mime_type", Types.TEXT, ArtifactTarget::mimeType, "its media type")
            .alsoNamed("media_type", Tolerance.MEDIA_TYPE);
    var payload =
        type.optional("payload", payload(), ArtifactTarget::payload, "itself or where it is");
    var hashes = type.optional("hashes", Types.HASHES, ArtifactTarget::hashes, "its checksums");
    return type.build(
        values ->
            new ArtifactTarget(values.get(mimeType), values.get(payload), values.get(hashes)));
  }

  private static RecordType<Payload> payload() {
    var type = RecordType.builder("Payload", Payload.class);
    var bin =
        type.optional(
            "bin",
            Types.BINARY,
            payload -> payload instanceof Payload.Bin content ? content.octets() : null,
            "the octets");
    var url =
        type.optional(
            "url",
            Types.URI,
            payload -> payload instanceof Payload.Url reference ? reference.uri() : null,
            "where the un-encoded content is");
    return type.build(
        values -> {
          var octets = values.get(bin);
          var uri = values.get(url);
          if (octets != null && uri == null) {
            return new Payload.Bin(octets);
          }
          if (octets == null && uri != null) {
            return new Payload.Url(uri);
          }
          throw new IllegalArgumentException(
              "a payload has exactly one of bin and url, not " + (uri == null ? "none" : "both"));
        });
  }
}
