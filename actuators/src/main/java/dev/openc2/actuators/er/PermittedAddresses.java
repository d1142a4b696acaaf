// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.target.DomainNameTarget;
import dev.openc2.type.ListType;
import dev.openc2.type.NetTypes;
import dev.openc2.type.PlainType;
import dev.openc2.type.RecordType;
import dev.openc2.value.Ipv4Net;
import dev.openc2.value.Ipv6Net;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an isolated endpoint may still talk to (er v1.0 Table 2.1.4-2); at least one part is there.
 *
 * @param domainNames these names
 * @param ipv4Nets these addresses
 * @param ipv6Nets these addresses
 */
public record PermittedAddresses(
    @Nullable List<DomainNameTarget> domainNames,
    @Nullable List<Ipv4Net> ipv4Nets,
    @Nullable List<Ipv6Net> ipv6Nets) {

  static final RecordType<PermittedAddresses> TYPE = type();

  /** Copies the lists and checks that there is one at all. */
  public PermittedAddresses {
    if (domainNames == null && ipv4Nets == null && ipv6Nets == null) {
      throw new IllegalArgumentException(
          "permitted_addresses needs at least one of domain_name, ipv4_net, ipv6_net");
    }
    domainNames = domainNames == null ? null : List.copyOf(domainNames);
    ipv4Nets = ipv4Nets == null ? null : List.copyOf(ipv4Nets);
    ipv6Nets = ipv6Nets == null ? null : List.copyOf(ipv6Nets);
  }

  private static RecordType<PermittedAddresses> type() {
    var type = RecordType.builder("Permitted-Addresses", PermittedAddresses.class);
    var domainName = PlainType.text("Domain-Name", DomainNameTarget::new, DomainNameTarget::value);
    var domainNames =
        type.optional(
            "domain_name",
            ListType.of(domainName),
            PermittedAddresses::domainNames,
            "these domain names");
    var ipv4Nets =
        type.optional(
            "ipv4_net",
            ListType.of(NetTypes.IPV4_NET),
            PermittedAddresses::ipv4Nets,
            "these IPv4 addresses");
    var ipv6Nets =
        type.optional(
            "ipv6_net",
            ListType.of(NetTypes.IPV6_NET),
            PermittedAddresses::ipv6Nets,
            "these IPv6 addresses");
    return type.build(
        values ->
            new PermittedAddresses(
                values.get(domainNames), values.get(ipv4Nets), values.get(ipv6Nets)));
  }
}
