// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSink;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import dev.openc2.value.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/**
 * Address ranges (oc2ls v1.0 §3.4.1.9, §3.4.1.11): text, or the form of CBOR, where the address is
 * a byte string and the prefix a field of its own.
 */
public final class NetTypes {

  /** A range of IPv4 addresses. */
  public static final PlainType<Ipv4Net> IPV4_NET =
      PlainType.spelt("IPv4-Net", NetTypes::readIpv4Net, NetTypes::writeIpv4Net);

  /** A range of IPv6 addresses. */
  public static final PlainType<Ipv6Net> IPV6_NET =
      PlainType.spelt("IPv6-Net", NetTypes::readIpv6Net, NetTypes::writeIpv6Net);

  private interface NetFactory<T> {
    T of(Octets address, int prefix);
  }

  private NetTypes() {}

  private static Ipv4Net readIpv4Net(Node node) {
    return read(node, Ipv4Net.MAX_PREFIX, Ipv4Net::of, Ipv4Net::parse);
  }

  private static Ipv6Net readIpv6Net(Node node) {
    return read(node, Ipv6Net.MAX_PREFIX, Ipv6Net::of, Ipv6Net::parse);
  }

  private static <T> T read(
      Node node, int maxPrefix, NetFactory<T> factory, Function<String, T> parser) {
    if (node.isText()) {
      return node.text(parser);
    }
    if (node.value() instanceof Octets address) {
      return node.checked(address, octets -> factory.of(octets, maxPrefix));
    }
    if (!node.isList()) {
      throw node.malformed(node.describe() + " is not text");
    }
    List<Node> parts = isPair(node) ? node.list() : List.of();
    if (parts.isEmpty() || !(parts.get(0).value() instanceof Octets address)) {
      throw node.malformed("a net is text, or a byte string and a prefix length");
    }
    int prefix = parts.size() == 2 ? (int) parts.get(1).integer(0, maxPrefix) : maxPrefix;
    return node.checked(address, octets -> factory.of(octets, prefix));
  }

  private static boolean isPair(Node node) {
    return node.value() instanceof List<?> list && list.size() <= 2;
  }

  private static void writeIpv4Net(Ipv4Net net, Spelling spelling, TreeSink sink)
      throws IOException {
    if (!spelling.binaryNets()) {
      sink.text(net.toString());
      return;
    }
    byte[] octets = ByteBuffer.allocate(Integer.BYTES).putInt(net.address()).array();
    binary(octets, net.prefixLength(), net.isSingleAddress(), sink);
  }

  private static void writeIpv6Net(Ipv6Net net, Spelling spelling, TreeSink sink)
      throws IOException {
    if (!spelling.binaryNets()) {
      sink.text(net.toString());
      return;
    }
    byte[] octets =
        ByteBuffer.allocate(2 * Long.BYTES).putLong(net.high()).putLong(net.low()).array();
    binary(octets, net.prefixLength(), net.isSingleAddress(), sink);
  }

  private static void binary(byte[] octets, int prefix, boolean isSingle, TreeSink sink)
      throws IOException {
    sink.startList(isSingle ? 1 : 2);
    sink.octets(Octets.of(octets));
    if (!isSingle) {
      sink.integer(prefix);
    }
    sink.endList();
  }
}
