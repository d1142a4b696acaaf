// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code oc2 --version} says; the number comes from the manifest of the jar. */
final class Version implements IVersionProvider {

  /** For picocli. */
  Version() {}

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "oc2 " + (version == null ? "(not packaged)" : version),
      "OpenC2 language v1.0, MQTT transfer v1.0, Java " + Runtime.version()
    };
  }
}
