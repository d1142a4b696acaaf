// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import dev.openc2.encoding.Draft;
import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is read and written. */
public enum Sample {
  /** A Response that says nothing but 200, without headers. */
  STATUS,
  /** The first deny of SLPF v1.0 appendix A.1.1, bare; what is written always has an envelope. */
  COMMAND,
  /** The same in the envelope in which MQTT carries it (transf-mqtt v1.0 §2.4.2). */
  MESSAGE,
  /** With headers, the Response of a packet filter to {@code query features} (oc2ls v1.0 §4.1). */
  FEATURES,
  /** {@link #MESSAGE} to two thousand devices. */
  LARGE;

  private static final int MANY_DEVICES = 2000;

  /** Its JSON, without white space. */
  String json() {
    if (this == LARGE) {
      String devices =
          IntStream.range(0, MANY_DEVICES)
              .mapToObj(number -> "\"fw" + number + ".branch.example.com\"")
              .collect(Collectors.joining(","));
      return MESSAGE.json().replace("\"from\"", "\"to\":[" + devices + "],\"from\"");
    }
    String file = "/samples/" + word() + ".json";
    try (InputStream in = Sample.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its name as tables have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Takes it out of a document and validates it: a {@link Message} or a {@link Command}. */
  Object read(Draft draft) {
    return this == COMMAND ? draft.command() : draft.message();
  }

  /** Takes it out of a document, and puts it into an envelope if it has none. */
  Message readMessage(Draft draft) {
    return this == COMMAND ? Message.of(Headers.NONE, draft.command()) : draft.message();
  }
}
