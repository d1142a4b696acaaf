// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.value.CommandId;
import dev.openc2.value.Feature;
import dev.openc2.value.Hashes;
import dev.openc2.value.L4Protocol;
import dev.openc2.value.MacAddress;
import dev.openc2.value.Names;
import dev.openc2.value.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The scalars and common types of the language (oc2ls v1.0 §3.4.2), for profiles too. */
public final class Types {

  private static final long MAX_PORT = 65_535;
  private static final long MAX_PROTOCOL = 255;
  private static final Map<String, L4Protocol> PROTOCOLS = new HashMap<>();

  static {
    for (L4Protocol protocol : L4Protocol.values()) {
      PROTOCOLS.put(protocol.wireName(), protocol);
    }
  }

  /** Any text. */
  public static final PlainType<String> TEXT =
      PlainType.asText("String", Node::text, Function.identity());

  /** True or false. */
  public static final PlainType<Boolean> BOOLEAN =
      PlainType.of("Boolean", Node::bool, Function.identity());

  /** A whole number that JSON peers agree on. */
  public static final PlainType<Long> INTEGER =
      PlainType.asInteger(
          "Integer",
          node -> node.integer(-Node.MAX_SAFE_INTEGER, Node.MAX_SAFE_INTEGER),
          Long::longValue);

  /** A whole number of at least 0 that JSON peers agree on. */
  public static final PlainType<Long> NATURAL =
      PlainType.asInteger(
          "Integer{0..*}", node -> node.integer(0, Node.MAX_SAFE_INTEGER), Long::longValue);

  /** A finite number of at least 0; a whole one is written without a fraction. */
  public static final PlainType<Double> RATE =
      PlainType.of("Number{0..*}", Node::nonNegativeNumber, Types::number);

  /** Milliseconds since 1970. */
  public static final PlainType<Instant> DATE_TIME =
      PlainType.asInteger("Date-Time", Node::instant, Instant::toEpochMilli);

  /** Milliseconds. */
  public static final PlainType<Duration> DURATION =
      PlainType.asInteger("Duration", Node::duration, Duration::toMillis);

  /** Octets as base64url. */
  public static final PlainType<Octets> BINARY =
      PlainType.asText("Binary", Node::binary, Octets::toBase64Url);

  /** Octets as base16. */
  public static final PlainType<Octets> HEX =
      PlainType.asText("Binary /x", Node::hex, Octets::toHex);

  /** A host name (RFC 1123). */
  public static final PlainType<String> HOSTNAME =
      PlainType.text("Hostname", Names::checkHostname, Function.identity());

  /** An internationalised host name (RFC 5890). */
  public static final PlainType<String> IDN_HOSTNAME =
      PlainType.text("IDN-Hostname", Names::checkIdnHostname, Function.identity());

  /** A URI with a scheme (RFC 3986). */
  public static final PlainType<String> URI =
      PlainType.text("URI", Names::checkUri, Function.identity());

  /** A hardware address of 6 or 8 octets. */
  public static final PlainType<MacAddress> MAC_ADDR =
      PlainType.asText("MAC-Addr", Types::readMacAddress, MacAddress::text);

  /** The name of a Command. */
  public static final PlainType<CommandId> COMMAND_ID =
      PlainType.text("Command-ID", CommandId::of, CommandId::value);

  /** 0 to 65535. */
  public static final PlainType<Integer> PORT =
      PlainType.asInteger("Port", node -> (int) node.integer(0, MAX_PORT), Integer::longValue);

  /** A protocol above IP; one of IANA that the language does not name is not supported. */
  public static final PlainType<L4Protocol> L4_PROTOCOL =
      PlainType.asText("L4-Protocol", Types::readProtocol, L4Protocol::wireName);

  /** What {@code query features} may ask for. */
  public static final WordType<Feature> FEATURE =
      WordType.of("Feature", Feature.values(), Feature::wireName);

  /** Checksums of one content. */
  public static final RecordType<Hashes> HASHES = hashes();

  private Types() {}

  private static RecordType<Hashes> hashes() {
    var type = RecordType.builder("Hashes", Hashes.class);
    var md5 = type.optional("md5", HEX, Hashes::md5, "16 octets");
    var sha1 = type.optional("sha1", HEX, Hashes::sha1, "20 octets");
    var sha256 = type.optional("sha256", HEX, Hashes::sha256, "32 octets");
    return type.build(values -> new Hashes(values.get(md5), values.get(sha1), values.get(sha256)));
  }

  private static Object number(Double number) {
    boolean isWhole = Math.rint(number) == number && Math.abs(number) < Long.MAX_VALUE;
    return isWhole ? (Object) number.longValue() : number;
  }

  private static MacAddress readMacAddress(Node node) {
    if (node.value() instanceof Octets octets) {
      return node.checked(octets, MacAddress::of);
    }
    if (node.text().indexOf('-') >= 0 && !node.tolerates(Tolerance.MAC_WITH_HYPHENS)) {
      throw node.malformed(node.describe() + " is not a MAC address: colons are expected");
    }
    return node.text(MacAddress::parse);
  }

  private static L4Protocol readProtocol(Node node) {
    if (!node.isText() && node.tolerates(Tolerance.OTHER_PROTOCOL)) {
      throw node.unsupported("the protocol " + node.integer(0, MAX_PROTOCOL) + " is not supported");
    }
    L4Protocol protocol = PROTOCOLS.get(node.text());
    if (protocol != null) {
      return protocol;
    }
    String problem = node.describe() + " is not one of icmp, tcp, udp, sctp, ipv6_icmp";
    throw node.tolerates(Tolerance.OTHER_PROTOCOL)
        ? node.unsupported(problem)
        : node.malformed(problem);
  }
}
