// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.message.Extension;
import dev.openc2.type.ListType;
import dev.openc2.type.RecordType;
import dev.openc2.value.Nsid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that the profile adds (er v1.0 Table 2.1.4-2); with which Commands each goes stands
 * in Table 2.3-2.
 *
 * @param accountStatus what an account becomes
 * @param deviceContainment how a device is contained
 * @param permittedAddresses what an isolated device may still talk to
 * @param scanDepth how thoroughly a device is scanned
 * @param periodicScan whether a device is scanned again and again
 * @param downstreamDevice on which endpoints the Command is performed; at least one element
 */
public record ErArgs(
    @Nullable AccountStatus accountStatus,
    @Nullable DeviceContainment deviceContainment,
    @Nullable PermittedAddresses permittedAddresses,
    @Nullable ScanDepth scanDepth,
    @Nullable PeriodicScan periodicScan,
    @Nullable List<DownstreamDevice> downstreamDevice)
    implements Extension {

  /** No argument of the profile: what a Command without them has, never written. */
  static final ErArgs NONE = new ErArgs(null, null, null, null, null, null);

  static final RecordType<ErArgs> TYPE = type();

  /** Copies the list and checks that it is not empty. */
  public ErArgs {
    if (downstreamDevice != null) {
      downstreamDevice = List.copyOf(downstreamDevice);
      if (downstreamDevice.isEmpty()) {
        throw new IllegalArgumentException("downstream_device must not be empty");
      }
    }
  }

  @Override
  public Nsid nsid() {
    return ErProfile.NSID;
  }

  private static RecordType<ErArgs> type() {
    var type = RecordType.builder("Args", ErArgs.class).notEmpty();
    var accountStatus =
        type.optional(
            "account_status", AccountStatus.TYPE, ErArgs::accountStatus, "what it becomes");
    var deviceContainment =
        type.optional(
            "device_containment",
            DeviceContainment.TYPE,
            ErArgs::deviceContainment,
            "how a device is contained");
    var permittedAddresses =
        type.optional(
            "permitted_addresses",
            PermittedAddresses.TYPE,
            ErArgs::permittedAddresses,
            "what an isolated device may still talk to");
    var scanDepth =
        type.optional("scan_depth", ScanDepth.TYPE, ErArgs::scanDepth, "how thoroughly");
    var periodicScan =
        type.optional(
            "periodic_scan", PeriodicScan.TYPE, ErArgs::periodicScan, "whether again and again");
    var downstreamDevice =
        type.optional(
            "downstream_device",
            ListType.of(DownstreamDevice.TYPE).sized(1, DownstreamDevice.MAX),
            ErArgs::downstreamDevice,
            "on which endpoints the Command is performed");
    return type.build(
        values ->
            new ErArgs(
                values.get(accountStatus),
                values.get(deviceContainment),
                values.get(permittedAddresses),
                values.get(scanDepth),
                values.get(periodicScan),
                values.get(downstreamDevice)));
  }
}
