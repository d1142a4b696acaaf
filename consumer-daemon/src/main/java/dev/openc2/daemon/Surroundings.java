// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon;

import dev.openc2.consumer.Ledger;
import dev.openc2.transfer.ConsumerTransfer;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a {@link Daemon} has from the process that it runs in. Whoever runs one in a program of his
 * own can watch or disturb what passes between the Consumer and its ledger and transfers, and give
 * it another clock; {@code oc2d} itself does none of it.
 *
 * @param environment the environment variables, for passwords that stand there
 * @param clock what the date and time is, for all parts; ages are measured by the steady time
 * @param ledger gets the ledger in the state directory, and returns what is used in its place
 * @param transfer gets each transfer before it is started, and returns what is used in its place
 */
public record Surroundings(
    Map<String, String> environment,
    InstantSource clock,
    UnaryOperator<Ledger> ledger,
    UnaryOperator<ConsumerTransfer> transfer) {

  /** Copies the variables. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** The clock of the system, and nothing in between. */
  public static Surroundings of(Map<String, String> environment) {
    return new Surroundings(
        environment, InstantSource.system(), UnaryOperator.identity(), UnaryOperator.identity());
  }
}
