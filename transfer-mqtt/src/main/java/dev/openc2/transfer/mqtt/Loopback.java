// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import java.util.Locale;

/** Tells whether a host is this one, without asking a name server. */
final class Loopback {

  private static final Ipv4Net IPV4 = Ipv4Net.parse("127.0.0.0/8");
  private static final Ipv6Net IPV6 = Ipv6Net.parse("::1");

  private Loopback() {}

  static boolean isLoopback(String host) {
    if (host.toLowerCase(Locale.ROOT).equals("localhost")) {
      return true;
    }
    try {
      return host.indexOf(':') >= 0
          ? IPV6.contains(Ipv6Net.parse(host))
          : IPV4.contains(Ipv4Net.parse(host));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
