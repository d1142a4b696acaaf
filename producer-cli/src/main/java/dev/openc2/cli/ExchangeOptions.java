// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

/** The options of every subcommand that sends a Command. */
final class ExchangeOptions {

  private final ConnectOptions connect = new ConnectOptions();
  private final DeliveryOptions delivery = new DeliveryOptions();
  private final OutputOptions output = new OutputOptions();

  /** All of them, for a command that has them. */
  Arguments arguments() {
    return Arguments.of(connect.arguments(), delivery.arguments(), output.arguments());
  }

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
