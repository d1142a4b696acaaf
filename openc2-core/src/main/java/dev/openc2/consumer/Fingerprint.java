// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.value.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Digests Commands: equal Commands have the same digest, in whatever encoding and order of members
 * they came.
 */
final class Fingerprint {

  private final MessageCodec codec;

  Fingerprint(MessageCodec codec) {
    this.codec = codec;
  }

  /** SHA-256 of the Command as JSON with sorted members. */
  Octets of(Command command) {
    return of(Message.of(Headers.NONE, command));
  }

  /** SHA-256 of the message with its headers, likewise. */
  Octets of(Message message) {
    return Octets.of(sha256().digest(Encodings.JSON.write(sorted(codec.tree(message)))));
  }

  private static Object sorted(Object tree) {
    Object copy = sort(tree);
    return copy == null ? Map.of() : copy;
  }

  private static @Nullable Object sort(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new TreeMap<>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), sort(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(element -> copy.add(sort(element)));
      return copy;
    }
    return tree;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
