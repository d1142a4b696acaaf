// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import dev.openc2.value.CommandId;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.MacAddress;
import dev.openc2.value.Names;
import dev.openc2.value.Nsid;
import dev.openc2.value.Octets;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Text for every parser of a value: refused with a sentence, or canonical text is a fixed point.
 */
public final class ValueTarget {

  private static final int MAX_PROBLEM = 1000;
  private static final List<Function<String, Object>> PARSERS =
      List.of(
          Ipv4Net::parse,
          Ipv6Net::parse,
          MacAddress::parse,
          Nsid::of,
          CommandId::of,
          DeviceId::of,
          ProducerId::of,
          RequestId::of,
          Names::checkHostname,
          Names::checkIdnHostname,
          Names::checkEmail,
          Names::checkIdnEmail,
          Names::checkUri,
          Names::checkIri);

  private ValueTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    for (Function<String, Object> parser : PARSERS) {
      Budget.of(input.length, () -> parse(text, parser)).check();
      if (isRead(text, parser)) {
        fixedPoint(parser.apply(text), parser);
      }
    }
    octets(text, Octets::parseHex, Octets::toHex);
    octets(text, Octets::parseBase64, Octets::toBase64Url);
  }

  /** As {@link #isRead}, without looking at the refusal: that must not be measured. */
  private static boolean parse(String text, Function<String, ?> parser) {
    try {
      return parser.apply(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isRead(String text, Function<String, ?> parser) {
    try {
      return parser.apply(text) != null;
    } catch (IllegalArgumentException e) {
      String problem = String.valueOf(e.getMessage());
      Oracle.require(problem.length() <= MAX_PROBLEM, "too long: " + problem);
      Oracle.require(
          problem.codePoints().noneMatch(Character::isISOControl), "not printable: " + problem);
      return false;
    }
  }

  private static void fixedPoint(Object value, Function<String, Object> parser) {
    Object again = parser.apply(value.toString());
    Oracle.require(
        again.equals(value)
            && again.hashCode() == value.hashCode()
            && again.toString().equals(value.toString()),
        "read again, " + value + " is " + again);
  }

  private static void octets(
      String text, Function<String, Octets> parser, Function<Octets, String> writer) {
    if (isRead(text, parser)) {
      Octets octets = parser.apply(text);
      Oracle.require(parser.apply(writer.apply(octets)).equals(octets), "other octets for " + text);
    }
  }
}
