// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.target.DeviceTarget;

/** A device (oc2ls v1.0 §3.4.1.2). */
final class DeviceType {

  static final RecordType<DeviceTarget> TYPE = type();

  private DeviceType() {}

  private static RecordType<DeviceTarget> type() {
    var type = RecordType.builder("Device", DeviceTarget.class);
    var hostname = type.optional("hostname", Types.HOSTNAME, DeviceTarget::hostname, "its name");
    var idnHostname =
        type.optional(
            "idn_hostname",
            Types.IDN_HOSTNAME,
            DeviceTarget::idnHostname,
            "its internationalised name");
    var deviceId =
        type.optional("device_id", Types.TEXT, DeviceTarget::deviceId, "its name in an inventory");
    return type.build(
        values ->
            new DeviceTarget(values.get(hostname), values.get(idnHostname), values.get(deviceId)));
  }
}
