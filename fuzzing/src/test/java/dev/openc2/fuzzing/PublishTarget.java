// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import dev.openc2.testkit.generator.Choices;
import dev.openc2.transfer.InboundFrame;
import dev.openc2.transfer.mqtt.link.InboundPublish;
import dev.openc2.transfer.mqtt.publish.Oddities;
import dev.openc2.transfer.mqtt.publish.Publishes;

/** Properties of a PUBLISH: never refused, and what is kept of a foreign type is printable. */
public final class PublishTarget {

  private static final int MAX_TYPE = 70;

  private PublishTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    Choices choices = Choices.of(input);
    InboundPublish.Builder publish =
        InboundPublish.builder("oc2/cmd/all", new byte[0])
            .qos(choices.below(3))
            .retained(choices.flag())
            .duplicate(choices.flag());
    if (choices.flag()) {
      publish.payloadFormat(choices.below(256));
    }
    if (choices.flag()) {
      publish.contentType(
          choices.oneOf("", "application/openc2", "application/openc2+json;") + choices.text(100));
    }
    int properties = choices.below(5);
    for (int i = 0; i < properties; i++) {
      publish.userProperty(
          choices.oneOf("msgType", "encoding", choices.text(9)),
          choices.oneOf("req", "cmd", "json", "cbor", choices.text(9)));
    }
    InboundFrame frame = Publishes.frame(publish.build(), "oc2/cmd/device/a", new Oddities());
    String foreign = frame.foreignContentType();
    Oracle.require(
        foreign == null
            || (foreign.length() <= 2 * MAX_TYPE
                && foreign.codePoints().noneMatch(Character::isISOControl)),
        "a content type that cannot be printed: " + foreign);
  }
}
