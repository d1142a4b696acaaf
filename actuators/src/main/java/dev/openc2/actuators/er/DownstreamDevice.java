// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.target.DeviceTarget;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.ListType;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On which endpoints behind the Consumer a Command is to be performed (er v1.0 Table 2.1.4-2); at
 * least one part is there. The tenant is looked at before devices and groups.
 *
 * @param devices these endpoints
 * @param deviceGroups the endpoints of these groups
 * @param tenantId which of several instances that one cloud hosts
 */
public record DownstreamDevice(
    @Nullable List<DeviceTarget> devices,
    @Nullable List<String> deviceGroups,
    @Nullable String tenantId) {

  /** The most of them in a list: each takes many times the memory that it has in a message. */
  static final int MAX = 1000;

  static final RecordType<DownstreamDevice> TYPE = type();

  /** Copies the lists and checks that there is a part at all. */
  public DownstreamDevice {
    if (devices == null && deviceGroups == null && tenantId == null) {
      throw new IllegalArgumentException(
          "a downstream device needs at least one of devices, device_groups, tenant_id");
    }
    devices = devices == null ? null : List.copyOf(devices);
    deviceGroups = deviceGroups == null ? null : List.copyOf(deviceGroups);
  }

  private static RecordType<DownstreamDevice> type() {
    var type = RecordType.builder("Downstream-Device", DownstreamDevice.class);
    var devices =
        type.optional(
            "devices",
            ListType.of(CoreTargets.device()).sized(0, MAX),
            DownstreamDevice::devices,
            "these endpoints");
    var deviceGroups =
        type.optional(
            "device_groups",
            ListType.of(Types.TEXT),
            DownstreamDevice::deviceGroups,
            "the endpoints of these groups");
    var tenantId =
        type.optional(
            "tenant_id", Types.TEXT, DownstreamDevice::tenantId, "an instance in a shared cloud");
    return type.build(
        values ->
            new DownstreamDevice(
                values.get(devices), values.get(deviceGroups), values.get(tenantId)));
  }
}
