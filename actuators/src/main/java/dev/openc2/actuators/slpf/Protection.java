// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.value.L4Protocol;
import dev.openc2.value.Printable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traffic that no denial may hit.
 *
 * @param name how people call it
 * @param net the addresses, or null for any
 * @param protocol of the port, or null for any
 * @param port the port at those addresses, or null for any
 * @param isConnection true if it is traffic between those addresses and us, rather than all of
 *     theirs
 * @param self our own addresses in this traffic; empty if they are not known
 */
record Protection(
    String name,
    @Nullable Span net,
    @Nullable L4Protocol protocol,
    @Nullable Integer port,
    boolean isConnection,
    List<Span> self) {

  private static final int MAX_PORT = 65_535;

  Protection {
    self = List.copyOf(self);
  }

  /**
   * Reads {@code 192.0.2.0/24}, {@code tcp/22}, or both with a space between them.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Protection parse(String text) {
    Span net = null;
    L4Protocol protocol = null;
    Integer port = null;
    for (String word : text.strip().split("\\s+", -1)) {
      int slash = word.indexOf('/');
      L4Protocol named = protocol(slash < 0 ? word : word.substring(0, slash));
      if (named != null && slash > 0 && protocol == null) {
        protocol = named;
        port = port(text, word.substring(slash + 1));
      } else if (net == null && protocol == null) {
        net = Span.parse(word);
      } else {
        throw malformed(text);
      }
    }
    return new Protection(text.strip(), net, protocol, port, port != null, List.of());
  }

  private static @Nullable L4Protocol protocol(String word) {
    return Arrays.stream(L4Protocol.values())
        .filter(protocol -> protocol.hasPorts() && protocol.wireName().equals(word))
        .findFirst()
        .orElse(null);
  }

  private static int port(String text, String word) {
    if (!word.matches("[0-9]{1,5}") || Integer.parseInt(word) > MAX_PORT) {
      throw malformed(text);
    }
    return Integer.parseInt(word);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        Printable.quote(text) + " is not like 192.0.2.0/24, tcp/22 or 192.0.2.1 tcp/8883");
  }

  /**
   * True if a denial of this scope hits it.
   *
   * <p>Of addresses: if it names some of them, or says nothing but a protocol that is not ICMP. Of
   * a port anywhere: if it names the port, or says nothing but a protocol. Of a port at addresses:
   * if a packet between them and us is meant.
   */
  boolean isHitBy(Scope scope) {
    if (net == null) {
      return isPortHitBy(scope);
    }
    if (net.isIpv6() != scope.isIpv6()) {
      return false;
    }
    if (scope.isNet() || !isConnection) {
      return scope.spans().stream().anyMatch(span -> span.overlaps(net) || isOurs(span))
          || (!scope.hasAddresses() && !scope.isLimited());
    }
    return (protocol == null || scope.mayBe(protocol))
        && (meets(scope.src(), scope.srcPort(), scope.dst(), scope.dstPort())
            || meets(scope.dst(), scope.dstPort(), scope.src(), scope.srcPort()));
  }

  private boolean isPortHitBy(Scope scope) {
    if (protocol != null && !scope.mayBe(protocol)) {
      return false;
    }
    if (scope.hasPorts()) {
      return port != null && (port.equals(scope.srcPort()) || port.equals(scope.dstPort()));
    }
    return !scope.hasAddresses()
        || scope.spans().stream().allMatch(span -> span.prefixLength() == 0);
  }

  /** Whether packets between us at the near end and the protected port at the far end are meant. */
  private boolean meets(
      @Nullable Span near,
      @Nullable Integer nearPort,
      @Nullable Span far,
      @Nullable Integer farPort) {
    return net != null
        && (far == null || far.overlaps(net))
        && (farPort == null || port == null || port.equals(farPort))
        // Our own port is whatever the system has chosen.
        && (near == null || isOurs(near) || near.prefixLength() == 0)
        && (nearPort == null || farPort != null || far != null);
  }

  private boolean isOurs(Span span) {
    return self.stream().anyMatch(span::overlaps);
  }
}
