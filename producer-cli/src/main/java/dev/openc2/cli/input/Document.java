// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

import dev.openc2.encoding.Draft;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import java.util.Locale;

/**
 * The bytes of a file and how they are spelt.
 *
 * @param name what the person called it
 * @param bytes what is in it; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Document(String name, byte[] bytes) {

  private static final int NON_ASCII = 0x80;
  private static final int BYTE_ORDER_MARK = 0xEF;

  /** The encoding that the end of the name promises; without such an end what it looks like. */
  public Encoding promisedEncoding() {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (lowerCase.endsWith(".json")) {
      return Encodings.JSON;
    }
    return lowerCase.endsWith(".cbor") ? Encodings.CBOR : detectEncoding();
  }

  /**
   * CBOR if the first byte cannot begin a JSON text, as is so for every CBOR map; else JSON.
   *
   * <p>A byte order mark counts as JSON, so that the complaint about it is to the point.
   */
  public Encoding detectEncoding() {
    int first = bytes.length == 0 ? 0 : Byte.toUnsignedInt(bytes[0]);
    return first >= NON_ASCII && first != BYTE_ORDER_MARK ? Encodings.CBOR : Encodings.JSON;
  }

  /**
   * Reads it as far as a document.
   *
   * @throws dev.openc2.tree.InvalidMessageException if it is none
   */
  public Draft read(MessageCodec codec) {
    return codec.read(bytes, detectEncoding());
  }
}
