// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.exchange;

import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Content;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.profile.Profiles;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Nsid;
import dev.openc2.value.RequestId;
import dev.openc2.value.StatusCode;
import java.time.Instant;
import java.util.List;

/** What is asked and answered: by our own programs as messages, by raw clients as their bytes. */
final class Texts {

  static final Nsid PROFILE = Nsid.of("x-bench");
  static final Command COMMAND =
      Command.of(Action.DENY, new Ipv4NetTarget(Ipv4Net.parse("203.0.113.0/24")));
  static final Response RESPONSE = Response.of(StatusCode.OK);

  private static final Instant SOME_TIME = Instant.ofEpochMilli(1_534_775_460_000L);

  private Texts() {}

  static byte[] request() {
    return bytes(Way.RAW.producer().value(), List.of(Way.RAW.device().value()), COMMAND);
  }

  static byte[] response() {
    return bytes(Way.RAW.device().value(), List.of(), RESPONSE);
  }

  /** A message with a new name of the request. */
  static byte[] bytes(String from, List<String> to, Content content) {
    return bytes(RequestId.random(), from, to, content);
  }

  /** The same with the name of the request. */
  static byte[] bytes(RequestId id, String from, List<String> to, Content content) {
    Headers headers = Headers.of(id, SOME_TIME, from, to);
    return MessageCodec.of(Profiles.none()).encode(Message.of(headers, content), Encodings.JSON);
  }
}
