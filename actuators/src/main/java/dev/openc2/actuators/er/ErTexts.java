// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.er;

/** The status texts that er v1.0 §2.3 prescribes. */
final class ErTexts {

  static final String COMMAND_NOT_SUPPORTED = "Command not supported";
  static final String TARGET_TYPE_NOT_SUPPORTED = "Target type not supported";
  static final String ARGUMENT_NOT_SUPPORTED = "Argument not supported";
  static final String NO_CONTAINMENT = "Containment type argument not populated";
  static final String NO_ACCOUNT_STATUS = "Account-status type argument not populated";
  static final String NO_DOWNSTREAM_DEVICE = "Downstream device argument not populated";
  static final String NO_SINGLE_IPV4_ADDRESS = "IPv4 address not set to a single address";
  static final String NO_SINGLE_IPV6_ADDRESS = "IPv6 address not set to a single address";
  static final String SEVERAL_PARTS_OF_A_FILE =
      "path and hashes cannot be populated at the same time";

  private ErTexts() {}
}
