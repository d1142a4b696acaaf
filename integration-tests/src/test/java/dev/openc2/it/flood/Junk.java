// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.flood;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Messages without end, each another: everything that a publisher may put where Commands are
 * expected, from an empty payload to Commands in good order. The same seed gives the same messages.
 */
final class Junk {

  static final String DEVICE = "fw1";
  static final String TOPIC = "oc2/cmd/device/" + DEVICE;
  private static final String ALL = "oc2/cmd/all";
  private static final String JSON = "json";
  private static final String CBOR = "cbor";

  /** So seldom, for they take long, a message is almost as large as the device takes them. */
  private static final int LARGE_EVERY = 2000;

  private static final int LARGE = 1_000_000;

  /** How many kinds there are beside the large ones. */
  private static final int KINDS = 18;

  private final SplittableRandom random;

  Junk(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The message of this number. */
  FloodMessage message(int number) {
    if (number % LARGE_EVERY == 0) {
      FloodMessage large = large(number);
      return number % (2 * LARGE_EVERY) == 0 ? large.atMostOnce() : large;
    }
    return switch (number % KINDS) {
      case 0 -> FloodMessage.request(TOPIC, JSON, new byte[0]);
      case 1 -> FloodMessage.request(TOPIC, JSON, noise(1 + random.nextInt(512)));
      case 2 -> FloodMessage.request(TOPIC, JSON, cut(deny(number, "")));
      case 3 -> FloodMessage.request(TOPIC, CBOR, cborNoise());
      case 4 -> FloodMessage.request(TOPIC, CBOR, noise(1 + random.nextInt(64)));
      case 5 -> hugeProperties(number);
      case 6 -> json(request("f".repeat(4000) + number, id(number), "", deny(number)));
      case 7 -> json("[".repeat(2000) + number);
      case 8 -> json("{\"not\":\"OpenC2\",\"n\":" + number + "}");
      case 9 -> json(response(number));
      case 10 -> json(request("soc" + number, id(number), ",\"to\":[\"other\"]", deny(number)));
      case 11 -> json(deny(number, ""));
      case 12 -> json(request("soc" + number, id(number), "", features()));
      case 13 -> FloodMessage.request(TOPIC, "encoding-" + number, bytes(deny(number, "")));
      case 14 -> json(deny(number, "")).asRetained();
      case 15 -> json(deny(number, ",\"args\":{\"response_requested\":\"none\"}")).atMostOnce();
      case 16 -> json(manyMembers(number)).over(ALL);
      default -> json(deny(number, scheduled()));
    };
  }

  /** Almost as large as the device takes them. */
  static FloodMessage large(int number) {
    return json("{\"n\":" + number + ",\"x\":\"" + "x".repeat(LARGE) + "\"}");
  }

  private static FloodMessage json(String payload) {
    return FloodMessage.request(TOPIC, JSON, bytes(payload));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Begins as a map, an array or a text of a length that is not there. */
  private byte[] cborNoise() {
    byte[] bytes = noise(32);
    byte[] beginnings = {(byte) 0xBF, (byte) 0x9F, (byte) 0x7A, (byte) 0xBA};
    bytes[0] = beginnings[random.nextInt(beginnings.length)];
    return bytes;
  }

  private byte[] cut(String text) {
    byte[] whole = bytes(text);
    return Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
  }

  private static FloodMessage hugeProperties(int number) {
    String[] properties = new String[40];
    for (int i = 0; i < properties.length; i++) {
      properties[i] = (i % 2 == 0 ? "name-" : "value-" + number + "-").repeat(100);
    }
    return new FloodMessage(
        TOPIC, 1, false, false, FloodMessage.properties("text/" + number, properties), bytes("{}"));
  }

  private static String manyMembers(int number) {
    StringBuilder text = new StringBuilder("{\"n\":").append(number);
    for (int i = 0; i < 500; i++) {
      text.append(",\"m").append(i).append("\":").append(i);
    }
    return text.append('}').toString();
  }

  private static String response(int number) {
    return """
    {"headers":{"request_id":"%s","from":"fw%d"},\
    "body":{"openc2":{"response":{"status":200}}}}"""
        .formatted(id(number), number);
  }

  private static String id(int number) {
    return "00000000-0000-4000-8000-%012x".formatted(number);
  }

  /** One that is to run in an hour, and waits in the device until then. */
  private static String scheduled() {
    long start = System.currentTimeMillis() + 3_600_000;
    return ",\"args\":{\"start_time\":" + start + "}";
  }

  private static String deny(int number) {
    return deny(number, "", "");
  }

  private static String deny(int number, String args) {
    return request("soc" + number, id(number), "", deny(number, "", args));
  }

  private static String deny(int number, String more, String args) {
    return "{\"action\":\"deny\",\"target\":{\"ipv4_net\":\"10.%d.%d.%d\"}%s%s}"
        .formatted(number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF, more, args);
  }

  /** The body of a Command that asks for a sign of life. */
  static String features() {
    return "{\"action\":\"query\",\"target\":{\"features\":[]}}";
  }

  /** A request in its envelope. */
  static String request(String from, String requestId, String moreHeaders, String body) {
    return """
    {"headers":{"request_id":"%s","from":"%s"%s},"body":{"openc2":{"request":%s}}}"""
        .formatted(requestId, from, moreHeaders, body);
  }

  /** The same few messages again and again, as retries, as redeliveries and over other topics. */
  static FloodMessage copy(int number) {
    int original = number % 64;
    FloodMessage message =
        original % 16 == 0 ? json("{\"broken\":" + original) : json(deny(original, ""));
    return switch (number / 64 % 4) {
      case 0 -> message;
      case 1 -> message.redelivered();
      case 2 -> message.over(ALL);
      default -> message.over("oc2/cmd/ap/slpf").redelivered();
    };
  }

  /** A sign of life is asked for. */
  static FloodMessage featureQuery(String requestId) {
    return json(request("watch", requestId, "", features()));
  }
}
