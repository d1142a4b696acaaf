// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import picocli.CommandLine.Mixin;

/** The options of every subcommand that sends a Command. */
final class ExchangeOptions {

  @Mixin private ConnectOptions connect = new ConnectOptions();
  @Mixin private DeliveryOptions delivery = new DeliveryOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  ConnectOptions connect() {
    return connect;
  }

  DeliveryOptions delivery() {
    return delivery;
  }

  OutputOptions output() {
    return output;
  }
}
