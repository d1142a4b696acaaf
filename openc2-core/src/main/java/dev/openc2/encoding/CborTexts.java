// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.tree.Node;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Finds the UTF-8 of a text in the bytes, to be compared with what the parser made of it. */
final class CborTexts {

  private CborTexts() {}

  /** The octets of a text, also of one in pieces (RFC 8949 §3.2.3). */
  static byte[] content(byte[] bytes, CborHead head, Node place) {
    if (!head.isIndefinite()) {
      head.checkLength(bytes, place);
      return Arrays.copyOfRange(bytes, head.end(), head.end() + (int) head.argument());
    }
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    CborHead piece = CborHead.at(bytes, head.end(), place);
    while (!piece.isBreak()) {
      checkPiece(bytes, piece, place);
      int length = (int) piece.argument();
      pieces.write(bytes, piece.end(), length);
      piece = CborHead.at(bytes, piece.end() + length, place);
    }
    return pieces.toByteArray();
  }

  private static void checkPiece(byte[] bytes, CborHead piece, Node place) {
    if (piece.major() != CborHead.TEXT || piece.isIndefinite()) {
      throw place.malformed("a string has pieces of another kind");
    }
    piece.checkLength(bytes, place);
    // The parser joins a character that is cut in two; every piece has to be UTF-8 by itself.
    if (piece.argument() > 0 && (bytes[piece.end()] & 0xC0) == 0x80) {
      throw place.malformed("a text is not UTF-8");
    }
  }
}
