// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

/**
 * A layer 4 protocol of a connection (oc2ls v1.0 §3.4.2.10). {@code ipv6_icmp} is IANA's 58, not
 * the 28 of a draft.
 */
public enum L4Protocol {
  /** ICMP for IPv4. */
  ICMP("icmp", 1),
  /** TCP. */
  TCP("tcp", 6),
  /** UDP. */
  UDP("udp", 17),
  /** SCTP. */
  SCTP("sctp", 132),
  /** ICMP for IPv6. */
  IPV6_ICMP("ipv6_icmp", 58);

  private final String wireName;
  private final int number;

  L4Protocol(String wireName, int number) {
    this.wireName = wireName;
    this.number = number;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** The number that IANA gave it. */
  public int number() {
    return number;
  }

  /** True if the protocol has ports. */
  public boolean hasPorts() {
    return this != ICMP && this != IPV6_ICMP;
  }
}
