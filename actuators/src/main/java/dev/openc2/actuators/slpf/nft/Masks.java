// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;

/** Address masks as text. */
final class Masks {

  private Masks() {}

  /** The prefix length of a single address. */
  static int longest(boolean isIpv6) {
    return isIpv6 ? Ipv6Net.MAX_PREFIX : Ipv4Net.MAX_PREFIX;
  }

  /** The mask of a prefix length: {@code 255.255.255.0} of 24. */
  static String text(boolean isIpv6, int prefix) {
    return isIpv6 ? host(new Ipv6Net(-1, -1, prefix)) : host(new Ipv4Net(-1, prefix));
  }

  /** The lowest address of a net, without its prefix. */
  static String host(Ipv4Net net) {
    return new Ipv4Net(net.network().address(), Ipv4Net.MAX_PREFIX).toString();
  }

  /** The lowest address of a net, without its prefix. */
  static String host(Ipv6Net net) {
    Ipv6Net network = net.network();
    return new Ipv6Net(network.high(), network.low(), Ipv6Net.MAX_PREFIX).toString();
  }
}
