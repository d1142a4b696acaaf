// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

import dev.openc2.message.Extension;
import dev.openc2.type.RecordType;
import dev.openc2.type.Types;
import dev.openc2.value.Names;
import dev.openc2.value.Nsid;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a Command to some devices that do endpoint response (er v1.0 §2.1.5 and the samples of
 * Appendix D).
 *
 * @param hostname the host name of such a device (RFC 1123)
 */
public record ErSpecifiers(@Nullable String hostname) implements Extension {

  static final RecordType<ErSpecifiers> TYPE = type();

  /** Checks the host name. */
  public ErSpecifiers {
    if (hostname != null) {
      Names.checkHostname(hostname);
    }
  }

  @Override
  public Nsid nsid() {
    return ErProfile.NSID;
  }

  private static RecordType<ErSpecifiers> type() {
    var type = RecordType.builder("Specifiers", ErSpecifiers.class);
    var hostname = type.optional("hostname", Types.HOSTNAME, ErSpecifiers::hostname, "its name");
    return type.build(values -> new ErSpecifiers(values.get(hostname)));
  }
}
