// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

/** What a Command acts on (oc2ls v1.0 §3.3.1.2). */
public sealed interface Target
    permits ArtifactTarget,
        CommandTarget,
        DeviceTarget,
        DomainNameTarget,
        EmailAddrTarget,
        FeaturesTarget,
        FileTarget,
        IdnDomainNameTarget,
        IdnEmailAddrTarget,
        Ipv4NetTarget,
        Ipv6NetTarget,
        Ipv4ConnectionTarget,
        Ipv6ConnectionTarget,
        IriTarget,
        MacAddrTarget,
        ProcessTarget,
        PropertiesTarget,
        UriTarget,
        ProfileTarget,
        UnknownTarget {

  /**
   * The name in the language, such as {@code ipv4_net} or {@code slpf:rule_number}; it stands in
   * {@code pairs} too.
   */
  String name();
}
