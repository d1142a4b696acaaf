// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.message.Action;
import dev.openc2.message.Pairs;
import dev.openc2.target.DeviceTarget;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.FileTarget;
import dev.openc2.target.Ipv4NetTarget;
import dev.openc2.target.Ipv6NetTarget;
import dev.openc2.target.ProcessTarget;

/**
 * What can be asked of an endpoint. Apart from {@link ErProfile}, since every program loads that,
 * and few use it.
 */
final class ErPairs {

  /** The matrix of Commands (er v1.0 Table 2.3-1). */
  static final Pairs ALL =
      Pairs.builder()
          .add(Action.SCAN, DeviceTarget.NAME)
          .add(Action.QUERY, FeaturesTarget.NAME)
          .add(
              Action.DENY,
              DomainNameTarget.NAME,
              FileTarget.NAME,
              Ipv4NetTarget.NAME,
              Ipv6NetTarget.NAME)
          .add(Action.CONTAIN, DeviceTarget.NAME, FileTarget.NAME)
          .add(
              Action.ALLOW,
              DomainNameTarget.NAME,
              DeviceTarget.NAME,
              FileTarget.NAME,
              Ipv4NetTarget.NAME,
              Ipv6NetTarget.NAME)
          .add(Action.START, FileTarget.NAME)
          .add(Action.STOP, DeviceTarget.NAME, ProcessTarget.NAME, Service.NAME)
          .add(Action.RESTART, DeviceTarget.NAME)
          .add(Action.SET, Ipv4NetTarget.NAME, Ipv6NetTarget.NAME, RegistryEntry.NAME, Account.NAME)
          .add(Action.UPDATE, FileTarget.NAME)
          .add(Action.CREATE, RegistryEntry.NAME)
          .add(Action.DELETE, FileTarget.NAME, RegistryEntry.NAME, Service.NAME)
          .build();

  private ErPairs() {}
}
