// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.encoding;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.Limits;
import dev.openc2.tree.InvalidMessageException;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * {@code x-json-zlib}: JSON in the zlib format (RFC 1950). The limit for the bytes of a message
 * holds for the packed and for the unpacked ones, so that a small message cannot fill the memory.
 */
public final class PackedJsonEncoding implements Encoding {

  private static final int CHUNK = 4_096;

  /** Made by the service loader. */
  public PackedJsonEncoding() {}

  @Override
  public String name() {
    return "x-json-zlib";
  }

  @Override
  public boolean isText() {
    return false;
  }

  @Override
  public byte[] write(Object tree) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(Encodings.JSON.write(tree));
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        packed.write(chunk, 0, deflater.deflate(chunk));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  @Override
  public @Nullable Object read(byte[] bytes, Limits limits) {
    if (bytes.length > limits.maxBytes()) {
      throw tooLong(limits);
    }
    return Encodings.JSON.read(unpack(bytes, limits), limits);
  }

  private static byte[] unpack(byte[] bytes, Limits limits) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes);
      ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!inflater.finished()) {
        int length = inflater.inflate(chunk);
        if (length == 0 && !inflater.finished()) {
          throw malformed("it is cut off");
        }
        unpacked.write(chunk, 0, length);
        if (unpacked.size() > limits.maxBytes()) {
          throw tooLong(limits);
        }
      }
      if (inflater.getRemaining() > 0) {
        throw malformed("something follows behind it");
      }
      return unpacked.toByteArray();
    } catch (DataFormatException e) {
      throw malformed("it is not in the zlib format");
    } finally {
      inflater.end();
    }
  }

  private static InvalidMessageException malformed(String problem) {
    return new InvalidMessageException("", "this is not packed JSON: " + problem);
  }

  private static InvalidMessageException tooLong(Limits limits) {
    return new InvalidMessageException(
        "", "the message has more than " + limits.maxBytes() + " bytes");
  }
}
