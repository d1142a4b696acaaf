// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.words;

import java.util.Locale;
import java.util.Optional;

/** How the targets of the language are typed (oc2ls v1.0 §3.4.1). */
public enum CoreTarget {
  /** Octets or a reference to them. */
  ARTIFACT(Shape.OBJECT, "payload.url=https://example.com/sample,mime_type=text/plain"),
  /** A Command that was sent before. */
  COMMAND(Shape.TEXT, "95ad511c-3339-4111-9c47-9156c47d37d3"),
  /** A device. */
  DEVICE(Shape.OBJECT, "hostname=printer7"),
  /** A domain name. */
  DOMAIN_NAME(Shape.TEXT, "example.com"),
  /** An e-mail address. */
  EMAIL_ADDR(Shape.TEXT, "someone@example.com"),
  /** What a Consumer can do. */
  FEATURES(Shape.LIST, "versions profiles pairs rate_limit"),
  /** A file. */
  FILE(Shape.OBJECT, "name=x.exe,path=/tmp/x.exe,hashes.md5=0123456789ABCDEF0123456789ABCDEF"),
  /** An internationalised domain name. */
  IDN_DOMAIN_NAME(Shape.TEXT, "bücher.example"),
  /** An internationalised e-mail address. */
  IDN_EMAIL_ADDR(Shape.TEXT, "jörg@bücher.example"),
  /** IPv4 addresses. */
  IPV4_NET(Shape.TEXT, "203.0.113.0/24"),
  /** IPv6 addresses. */
  IPV6_NET(Shape.TEXT, "2001:db8::/32"),
  /** An IPv4 flow. */
  IPV4_CONNECTION(Shape.OBJECT, "protocol=tcp,dst_addr=198.51.100.7,dst_port=443"),
  /** An IPv6 flow. */
  IPV6_CONNECTION(Shape.OBJECT, "protocol=udp,src_addr=2001:db8::1,dst_port=53"),
  /** An internationalised reference. */
  IRI(Shape.TEXT, "https://bücher.example/ä"),
  /** A hardware address. */
  MAC_ADDR(Shape.TEXT, "c7:59:ab:00:11:22"),
  /** A running program. */
  PROCESS(Shape.OBJECT, "pid=1234,executable.name=x.exe,parent.name=sh"),
  /** Properties of an actuator. */
  PROPERTIES(Shape.LIST, "battery temperature"),
  /** A reference. */
  URI(Shape.TEXT, "https://example.com/a");

  /** How many words, and what they look like. */
  enum Shape {
    /** One word as it is. */
    TEXT,
    /** Any number of words. */
    LIST,
    /** {@code key=value,…}. */
    OBJECT
  }

  private final Shape shape;
  private final String example;

  CoreTarget(Shape shape, String example) {
    this.shape = shape;
    this.example = example;
  }

  /** The name in the language. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Shape shape() {
    return shape;
  }

  /** A value as it may be typed. */
  public String example() {
    return example;
  }

  /** The target with this name, if there is one. */
  public static Optional<CoreTarget> of(String wireName) {
    for (CoreTarget target : values()) {
      if (target.wireName().equals(wireName)) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }
}
