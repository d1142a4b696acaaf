// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;

/** An encoding of ours and Jackson's mapper for the same bytes. */
public enum Format {
  /** RFC 8259. */
  JSON,
  /** RFC 8949. */
  CBOR;

  Encoding encoding() {
    return this == JSON ? Encodings.JSON : Encodings.CBOR;
  }

  /** A new mapper as it comes. */
  ObjectMapper mapper() {
    return this == JSON ? new ObjectMapper() : new CBORMapper();
  }
}
