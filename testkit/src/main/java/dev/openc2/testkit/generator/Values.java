// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.generator;

import dev.openc2.value.CommandId;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Hashes;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.MacAddress;
import dev.openc2.value.Nsid;
import dev.openc2.value.Octets;
import dev.openc2.value.ProducerId;
import dev.openc2.value.RequestId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Generators of the values of the language (oc2ls v1.0 §3.4.2): every value that they make is
 * valid.
 */
public final class Values {

  /** The largest whole number that JSON peers agree on (RFC 7493 §2.2). */
  public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private static final String LETTERS = "abcxyz";
  private static final String WORD = "abcxyzABCXYZ0123456789";
  private static final int MD5 = 16;
  private static final int SHA1 = 20;
  private static final int SHA256 = 32;
  private static final int MAX_PORT = 65_535;

  private Values() {}

  /** A net or an address. */
  public static Ipv4Net ipv4Net(Choices choices) {
    return new Ipv4Net((int) choices.bits(), Ipv4Net.MAX_PREFIX - choices.below(33));
  }

  /** A net or an address, often with groups of zeros. */
  public static Ipv6Net ipv6Net(Choices choices) {
    return new Ipv6Net(half(choices), half(choices), Ipv6Net.MAX_PREFIX - choices.below(129));
  }

  private static long half(Choices choices) {
    return switch (choices.below(4)) {
      case 0 -> 0;
      case 1 -> choices.below(0x10000);
      case 2 -> 0xFFFF_0000_0000L | choices.below(0x10000);
      default -> choices.bits() & (choices.flag() ? 0xFFFF_0000_FFFF_0000L : -1L);
    };
  }

  /** An EUI-48 or an EUI-64. */
  public static MacAddress macAddress(Choices choices) {
    return MacAddress.of(Octets.of(choices.octets(choices.flag() ? 8 : 6)));
  }

  /** At most 40 octets. */
  public static Octets octets(Choices choices) {
    return Octets.of(choices.octets(choices.below(41)));
  }

  /** At least one of the three. */
  public static Hashes hashes(Choices choices) {
    int which = 1 + choices.below(7);
    return new Hashes(
        hash(choices, which & 1, MD5),
        hash(choices, which & 2, SHA1),
        hash(choices, which & 4, SHA256));
  }

  private static @Nullable Octets hash(Choices choices, int wanted, int length) {
    return wanted == 0 ? null : Octets.of(choices.octets(length));
  }

  /** A private namespace that no profile of ours has, as long as the language allows. */
  public static Nsid privateNsid(Choices choices) {
    return Nsid.of("x-p" + choices.word(1, 13, WORD + "_-"));
  }

  /** One to three labels. */
  public static String hostname(Choices choices) {
    return String.join(".", choices.list(1, 3, Values::label)) + choices.oneOf("", ".example");
  }

  private static String label(Choices choices) {
    return choices.word(1, 10, WORD) + choices.oneOf("", "-") + choices.word(1, 10, LETTERS);
  }

  /** A host name with or without letters beyond ASCII. */
  public static String idnHostname(Choices choices) {
    return choices.oneOf("b\u00FCcher", "\u4F60\u597D", "xn--bcher-kva", "stra\u00DFe")
        + "."
        + hostname(choices);
  }

  /** An e-mail address, its local part dotted or quoted. */
  public static String email(Choices choices) {
    String local =
        choices.flag()
            ? "\"" + choices.word(0, 9, WORD + " @.") + "\""
            : choices.word(1, 9, WORD + "!#$%&'*+/=?^_`{|}~-") + choices.oneOf("", ".b");
    return local + "@" + choices.oneOf(hostname(choices), "[192.0.2.1]", "[IPv6:2001:db8::1]");
  }

  /** An e-mail address with letters beyond ASCII. */
  public static String idnEmail(Choices choices) {
    return "j\u00F6" + choices.word(0, 9, WORD) + "@" + idnHostname(choices);
  }

  /** A URI with a scheme. */
  public static String uri(Choices choices) {
    return choices.oneOf(
            "https://" + hostname(choices) + ":443/", "urn:", "x-a+b.c://[::1]/", "a://u@b/")
        + choices.word(0, 9, WORD + "-._~!$&'()*+,;=:@")
        + choices.oneOf("", "%41", "?q=/?", "#f/?", "?#");
  }

  /** An IRI with a scheme and letters beyond ASCII. */
  public static String iri(Choices choices) {
    return "http://b\u00FCcher.example/" + choices.word(0, 9, WORD + "\u00E4\u4F60");
  }

  /** 1 to 36 characters. */
  public static CommandId commandId(Choices choices) {
    return CommandId.of(choices.word(1, 36, WORD + "-_.:/\u00E4"));
  }

  /** A name that fits into a topic. */
  public static DeviceId deviceId(Choices choices) {
    return DeviceId.of(choices.word(1, 30, WORD + " .@$\u00E4"));
  }

  /** A name that fits into a topic. */
  public static ProducerId producerId(Choices choices) {
    return ProducerId.of(choices.word(1, 30, WORD + " .@$\u00E4"));
  }

  /** Anything but nothing. */
  public static RequestId requestId(Choices choices) {
    return RequestId.of("r" + choices.text(40));
  }

  /** A point in time that JSON peers agree on. */
  public static Instant instant(Choices choices) {
    return Instant.ofEpochMilli(choices.whole(0, MAX_SAFE_INTEGER));
  }

  /** A duration that JSON peers agree on. */
  public static Duration duration(Choices choices) {
    return Duration.ofMillis(choices.whole(0, MAX_SAFE_INTEGER));
  }

  /** 0 to 65535. */
  public static Integer port(Choices choices) {
    return (int) choices.whole(0, MAX_PORT);
  }
}
