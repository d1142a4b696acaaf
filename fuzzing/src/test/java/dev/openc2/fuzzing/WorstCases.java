// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fuzzing;

import static java.util.Objects.requireNonNull;

import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Inputs as large as they may be, made by hand to be as dear as they can be. */
final class WorstCases {

  private static final int SIZE = Limits.DEFAULT.maxBytes();
  private static final int DEPTH = Limits.DEFAULT.maxDepth();
  private static final int ENVELOPE = 4;

  private WorstCases() {}

  /** One input; a class and not a record because of its array. */
  static final class Case {

    private final String name;
    private final Encoding encoding;
    private final byte[] bytes;

    private Case(String name, Encoding encoding, byte[] bytes) {
      this.name = name;
      this.encoding = encoding;
      this.bytes = bytes;
    }

    Encoding encoding() {
      return encoding;
    }

    /** The very array, not to be changed. */
    byte[] bytes() {
      return bytes;
    }

    @Override
    public String toString() {
      return encoding.name() + " " + name;
    }
  }

  static Stream<Case> all() {
    return Stream.of(shapes(), crowds(), targets(), cbor(), small()).flatMap(cases -> cases);
  }

  private static Stream<Case> shapes() {
    return Stream.of(
        json("brackets", "[".repeat(SIZE)),
        json("braces", filled("{\"a\":", "")),
        json("one text", "\"" + "x".repeat(SIZE - 2) + "\""),
        json("one text beyond ASCII", "\"" + "\u4F60".repeat((SIZE - 2) / 3) + "\""),
        json("one text of escapes", "\"" + "\\u4F60".repeat((SIZE - 2) / 6) + "\""),
        json("one key", "{\"" + "x".repeat(SIZE - 6) + "\":1}"),
        json("one number", "1".repeat(SIZE)),
        json("one fraction", "1." + "1".repeat(SIZE - 2)),
        json("one exponent", "1e" + "9".repeat(SIZE - 2)),
        json("white space", " ".repeat(SIZE - 1) + "1"),
        json("empty lists", "[" + "[],".repeat(90_000) + "1]"),
        json("empty objects", "[" + "{},".repeat(90_000) + "1]"),
        json("zeros", "[" + "0,".repeat(99_000) + "1]"),
        json("doubles", "[" + "1.7976931348623157e30,".repeat(45_000) + "1]"),
        json("long whole numbers", "[" + ("9".repeat(60) + ",").repeat(17_000) + "1]"),
        json("empty texts", "[" + "\"\",".repeat(99_000) + "1]"));
  }

  private static Stream<Case> crowds() {
    return Stream.of(
        json("keys", object(70_000, i -> "\"k" + i + "\":1")),
        json("keys of one hash", object(16_384, i -> "\"" + colliding(i) + "\":1")),
        json("headers of one hash", headers(16_384, i -> "\"" + colliding(i) + "\":1")),
        json("bad headers", headers(60_000, i -> "\"k" + i + "\":null")),
        json("receivers", "{\"headers\":{\"to\":[" + list(90_000, i -> "\"d" + i + "\"") + "]}}"),
        json("bad receivers", "{\"headers\":{\"to\":[" + list(90_000, i -> "1") + "]}}"),
        command("features", "\"features\":[" + list(80_000, i -> "\"pairs\"") + "]"),
        command("bad features", "\"features\":[" + list(90_000, i -> "0") + "]"),
        command("properties", "\"properties\":[" + list(90_000, i -> "\"p" + i + "\"") + "]"),
        command(
            "properties of one hash",
            "\"properties\":[" + list(16_384, i -> "\"" + colliding(i) + "\"") + "]"),
        command("targets", list(60_000, i -> "\"x-" + i + ":a\":1")),
        request("args of unknown names", "\"args\":" + object(60_000, i -> "\"k" + i + "\":1")),
        request("args of namespaces", "\"args\":" + object(40_000, i -> "\"x-" + i + "\":{}")),
        request("unknown members", list(60_000, i -> "\"k" + i + "\":1")),
        response("versions", "\"versions\":[" + list(80_000, i -> "\"" + i + "\"") + "]"),
        response("one version", "\"versions\":[" + list(99_000, i -> "\"1\"") + "]"),
        response("profiles", "\"profiles\":[" + list(80_000, i -> "\"x-" + i + "\"") + "]"),
        response("bad profiles", "\"profiles\":[" + list(90_000, i -> "0") + "]"),
        response(
            "pairs", "\"pairs\":{\"query\":[" + list(60_000, i -> "\"x-a:b" + i + "\"") + "]}"),
        response("namespaces", list(40_000, i -> "\"x-" + i + "\":{}")),
        response("namespaces with pairs", list(20_000, i -> "\"x-" + i + "\":{\"pairs\":{}}")),
        json("long pointers", deep(i -> "k".repeat(16_000) + i, "1,1")),
        json(
            "a fault under a long key",
            "{\"headers\":{\"to\":1},\"" + "~".repeat(SIZE - 60) + "\":1}"),
        json("faults under long keys", object(100, i -> "\"" + i + "~".repeat(10_000) + "\":1")),
        request(
            "faults below a long key",
            "\"args\":{\"x-"
                + "y".repeat(500_000)
                + "\":{\"a\":1}},\"actuator\":{\""
                + "z".repeat(400_000)
                + "\":{}}"));
  }

  private static Stream<Case> targets() {
    int half = SIZE / 2;
    return Stream.of(
        text("ipv4_net", "1".repeat(half)),
        text("ipv4_net", "1.2.3.4/" + "1".repeat(half)),
        text("ipv6_net", ":".repeat(half)),
        text("ipv6_net", "1:".repeat(half / 2)),
        text("ipv6_net", "::" + "0".repeat(half)),
        text("mac_addr", "00:".repeat(half / 3)),
        text("domain_name", "a.".repeat(half / 2)),
        text("domain_name", "a".repeat(half)),
        text("domain_name", "a-".repeat(half / 2)),
        text("idn_domain_name", "\u00E4".repeat(half / 2)),
        text("idn_domain_name", "\u00E4.".repeat(half / 3)),
        text("idn_domain_name", "xn--" + "9".repeat(half)),
        text("email_addr", "a.".repeat(half / 2) + "@a"),
        text("email_addr", "@".repeat(half)),
        text("email_addr", "\\\"" + "\\\\a".repeat(half / 3) + "\\\"@a"),
        text("email_addr", "a@[" + "1".repeat(half) + "]"),
        text("email_addr", "a@[IPv6:" + "1:".repeat(half / 2) + "]"),
        text("idn_email_addr", "\u00E4.".repeat(half / 3) + "@a"),
        text("uri", "a".repeat(half)),
        text("uri", "a:" + "b".repeat(half)),
        text("uri", "a:" + "%41".repeat(half / 3)),
        text("uri", "a://" + "@".repeat(half)),
        text("uri", "a://" + ":".repeat(half)),
        text("uri", "a://[" + ":".repeat(half) + "]"),
        text("uri", "a:" + "?#".repeat(half / 2)),
        text("iri", "a:" + "\u4F60".repeat(half / 3)),
        text("iri", "a:" + "\uD83D\uDE00".repeat(half / 4) + " "),
        text("command", "a".repeat(half)),
        text("command", "\uD83D\uDE00".repeat(half / 4)),
        text("x-" + "a".repeat(half), "b"),
        text("x-a:" + "a".repeat(half), "b"),
        text("x-a/" + "a".repeat(half), "b"),
        command(
            "artifact bin", "\"artifact\":{\"payload\":{\"bin\":\"" + "A".repeat(half) + "\"}}"),
        command(
            "artifact bin=", "\"artifact\":{\"payload\":{\"bin\":\"" + "=".repeat(half) + "\"}}"),
        command(
            "artifact bin+_",
            "\"artifact\":{\"payload\":{\"bin\":\"" + "+_".repeat(half / 2) + "\"}}"),
        command("hash", "\"file\":{\"hashes\":{\"md5\":\"" + "A".repeat(half) + "\"}}"),
        command("device", "\"device\":{\"hostname\":\"" + "a.".repeat(half / 2) + "\"}"),
        command(
            "process",
            "\"process\":"
                + "{\"parent\":".repeat(DEPTH - ENVELOPE - 2)
                + "{\"name\":\""
                + "x".repeat(half)
                + "\"}"
                + "}".repeat(DEPTH - ENVELOPE - 2)),
        command("protocol", "\"ipv4_connection\":{\"protocol\":\"" + "t".repeat(half) + "\"}"),
        request("action", "\"action\":\"" + "d".repeat(half) + "\""),
        request("actuator", "\"actuator\":\"" + "x".repeat(half) + "\""),
        request("command id", "\"command_id\":\"" + "x".repeat(half) + "\""),
        json("request id", "{\"headers\":{\"request_id\":\"" + "x".repeat(half) + "\"}}"),
        json("from", "{\"headers\":{\"from\":\"" + "x".repeat(half) + "\"}}"),
        request(
            "slpf hostname",
            "\"actuator\":{\"slpf\":{\"hostname\":\"" + "1.".repeat(half / 2) + "\"}}"),
        request(
            "slpf asset_tuple",
            "\"actuator\":{\"slpf\":{\"asset_tuple\":[" + list(90_000, i -> "\"a\"") + "]}}"));
  }

  private static Stream<Case> cbor() {
    return Stream.of(
        cbor("lists", fill(SIZE, 0x81)),
        cbor("lists without length", fill(SIZE, 0x9F)),
        cbor("maps without length", fill(SIZE, 0xBF)),
        cbor("tags", fill(SIZE, 0xC6)),
        cbor("self-describing tags", repeat(SIZE / 3, 0xD9, 0xD9, 0xF7)),
        cbor("announced list", head(0x9A, Integer.MAX_VALUE)),
        cbor("announced map", head(0xBA, Integer.MAX_VALUE)),
        cbor("announced text", head(0x7A, Integer.MAX_VALUE)),
        cbor("announced octets", head(0x5A, Integer.MAX_VALUE)),
        cbor("announced list of 2^63", repeat(1, 0x9B, 0x7F, 255, 255, 255, 255, 255, 255, 255)),
        cbor("announced text of 2^64", repeat(1, 0x7B, 255, 255, 255, 255, 255, 255, 255, 255)),
        cbor(
            "texts of one octet",
            join(fill(1, 0x7F), repeat(SIZE / 2 - 1, 0x61, 'x'), fill(1, 255))),
        cbor("texts of no octet", join(fill(1, 0x7F), fill(SIZE - 2, 0x60), fill(1, 255))),
        cbor(
            "octets of one octet",
            join(fill(1, 0x5F), repeat(SIZE / 2 - 1, 0x41, 1), fill(1, 255))),
        cbor("octets of no octet", join(fill(1, 0x5F), fill(SIZE - 2, 0x40), fill(1, 255))),
        cbor("key of one octet each", join(fill(2, 0xBF), fill(1, 0xFF), fill(1, 0xFF))),
        cbor(
            "key of pieces",
            join(repeat(1, 0xBF, 0x7F), repeat(SIZE / 2 - 3, 0x61, 'x'), repeat(1, 255, 1, 255))),
        cbor("empty lists", join(fill(1, 0x9F), fill(99_000, 0x80), fill(1, 255))),
        cbor("empty maps", join(fill(1, 0x9F), fill(99_000, 0xA0), fill(1, 255))),
        cbor("empty texts", join(fill(1, 0x9F), fill(99_000, 0x60), fill(1, 255))),
        cbor("empty octets", join(fill(1, 0x9F), fill(99_000, 0x40), fill(1, 255))),
        cbor("zeros", join(fill(1, 0x9F), fill(99_000, 0), fill(1, 255))),
        cbor("half floats", join(fill(1, 0x9F), repeat(99_000, 0xF9, 0x3C, 0), fill(1, 255))),
        cbor(
            "empty texts without length",
            join(fill(1, 0x9F), repeat(99_000, 0x7F, 255), fill(1, 255))),
        cbor(
            "maps of one member",
            join(fill(1, 0x9F), repeat(33_000, 0xA1, 0x60, 0), fill(1, 255))));
  }

  /** Every member that may hold many, full of the least that it may hold, in both encodings. */
  private static Stream<Case> small() {
    return Stream.of(
            many("to", "{'headers':{'to':%s}}"),
            many("header", "{'headers':{'x':%s}}"),
            many("features", inCommand("'features':%s", "'command_id':''")),
            many("properties", inCommand("'properties':%s", "'command_id':''")),
            many("target", inCommand("'x-a:b':%s", "'command_id':''")),
            many("raw args", inCommand("'x-a:b':1", "'args':{'x-a':{'b':%s}}")),
            many("asset_tuple", inCommand("'x-a:b':1", "'actuator':{'slpf':{'asset_tuple':%s}}")),
            many("net", inCommand("'ipv4_net':%s", "'command_id':''")),
            many("domain_name", er("'permitted_addresses':{'domain_name':%s}")),
            many("ipv4_nets", er("'permitted_addresses':{'ipv4_net':%s}")),
            many("downstream_device", er("'downstream_device':%s")),
            many("devices", er("'downstream_device':[{'devices':%s}]")),
            many("device_groups", er("'downstream_device':[{'device_groups':%s}]")),
            many("versions", inResults("'versions':%s")),
            many("profiles", inResults("'profiles':%s")),
            many("pairs", inResults("'pairs':{'deny':%s}")),
            many("profile pairs", inResults("'x-a':{'pairs':{'deny':%s}}")),
            many("results", inResults("'x-a':{'b':%s}")))
        .flatMap(cases -> cases);
  }

  private static Stream<Case> many(String name, String template) {
    return Stream.of(
            new Small("empty texts", 49_000, i -> "''"),
            new Small("empty lists", 49_000, i -> "[]"),
            new Small("lists of one", 24_000, i -> "[0]"),
            new Small("maps of one", 24_000, i -> "{'':0}"),
            new Small("maps of nine", 4_900, i -> object(9, k -> "'" + k + "':0")),
            new Small("zeros", 71_200, i -> "0"),
            new Small("texts of one", 49_000, i -> "'a'"),
            new Small("texts of two", 4_000, i -> "'" + Integer.toString(i + 36, 36) + "'"),
            new Small("texts of three", 40_000, i -> "'" + Integer.toString(i + 1296, 36) + "'"),
            new Small("namespaced texts", 40_000, i -> "'x-a:" + Integer.toString(i, 36) + "'"),
            new Small("nsids", 40_000, i -> "'x-" + Integer.toString(i, 36) + "'"),
            new Small("names of devices", 40_000, i -> "{'device_id':''}"),
            new Small("tenants", 40_000, i -> "{'tenant_id':''}"),
            new Small("nets", 40_000, i -> "'1.1.1.1'"))
        .flatMap(small -> small.in(name, template));
  }

  /** Elements of a list, or members of a map by the same number. */
  private record Small(String name, int count, IntFunction<String> element) {
    Stream<Case> in(String place, String template) {
      String elements = "[" + list(count, element) + "]";
      String members = object(count / 2, i -> "'x-" + i + "':" + element.apply(i));
      return Stream.of(
              both(place + " of " + name, template.formatted(elements)),
              both(place + " of members that are " + name, template.formatted(members)))
          .flatMap(cases -> cases);
    }
  }

  private static Stream<Case> both(String name, String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    // Blanks, so that the text is not too small for its values: the CBOR of it is to be refused.
    byte[] padded = Arrays.copyOf(bytes, 8 * bytes.length);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    Object tree = Encodings.JSON.read(padded, new Limits(padded.length, DEPTH, SIZE));
    return Stream.of(
        new Case(name, Encodings.JSON, bytes),
        cbor(name, Encodings.CBOR.write(requireNonNull(tree))));
  }

  private static String inCommand(String target, String more) {
    return "{'body':{'openc2':{'request':{'action':'deny','target':{"
        + target
        + "},"
        + more
        + "}}}}";
  }

  private static String er(String args) {
    return inCommand("'device':{'device_id':''}", "'args':{'er':{" + args + "}}");
  }

  private static String inResults(String results) {
    return "{'body':{'openc2':{'response':{'status':200,'results':{" + results + "}}}}}";
  }

  private static Case json(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Case(
        name, Encodings.JSON, bytes.length <= SIZE ? bytes : Arrays.copyOf(bytes, SIZE));
  }

  private static Case cbor(String name, byte[] bytes) {
    return new Case(name, Encodings.CBOR, bytes);
  }

  private static Case request(String name, String members) {
    return json(name, "{\"body\":{\"openc2\":{\"request\":{" + members + "}}}}");
  }

  private static Case command(String name, String target) {
    return request(name, "\"action\":\"deny\",\"target\":{" + target + "}");
  }

  private static Case text(String target, String text) {
    String name = target + " " + text;
    return command(
        name.substring(0, Math.min(24, name.length())), "\"" + target + "\":\"" + text + "\"");
  }

  private static Case response(String name, String results) {
    return json(
        name,
        "{\"body\":{\"openc2\":{\"response\":{\"status\":200,\"results\":{" + results + "}}}}}");
  }

  private static String headers(int count, IntFunction<String> member) {
    return "{\"headers\":" + object(count, member) + "}";
  }

  private static String object(int count, IntFunction<String> member) {
    return "{" + list(count, member) + "}";
  }

  private static String list(int count, IntFunction<String> element) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",").append(element.apply(i));
    }
    return out.toString();
  }

  private static String deep(IntFunction<String> key, String end) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < DEPTH; i++) {
      out.append("{\"").append(key.apply(i)).append("\":");
    }
    return out.append(end).toString();
  }

  private static String filled(String start, String end) {
    return start.repeat(SIZE / start.length()) + end;
  }

  /** Aa and BB have the same hash, and so has every text made of as many of them. */
  private static String colliding(int number) {
    StringBuilder out = new StringBuilder("x-");
    for (int bit = 0; bit < 14; bit++) {
      out.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return out.toString();
  }

  private static byte[] fill(int length, int octet) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) octet);
    return bytes;
  }

  private static byte[] repeat(int times, int... octets) {
    byte[] bytes = new byte[times * octets.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) octets[i % octets.length];
    }
    return bytes;
  }

  private static byte[] head(int initial, int argument) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put((byte) initial).putInt(argument).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
