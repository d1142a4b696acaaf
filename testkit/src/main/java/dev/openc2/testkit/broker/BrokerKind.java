// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The brokers that tests know, as the parameter of a test that shall run against each.
 *
 * <p>{@code @EnumSource BrokerKind} with {@link #open()} in the test shows the missing ones as
 * skipped, with the reason.
 */
public enum BrokerKind {
  /** The broker of {@code oc2-fabric}; always there. */
  EMBEDDED,

  /** The mosquitto that is installed on this machine. */
  MOSQUITTO,

  /** Mosquitto of the current series, in a container. */
  MOSQUITTO_CONTAINER,

  /** HiveMQ CE as its makers ship it, in a container. */
  HIVEMQ_CE_CONTAINER,

  /** EMQX, in a container. */
  EMQX_CONTAINER;

  /** What this machine lacks to run the broker, as a sentence; empty if nothing. */
  public Optional<String> missing() {
    return switch (this) {
      case EMBEDDED -> Optional.empty();
      case MOSQUITTO -> MosquittoPrograms.missing();
      case MOSQUITTO_CONTAINER, HIVEMQ_CE_CONTAINER, EMQX_CONTAINER -> ContainerBroker.missing();
    };
  }

  /** Skips the running test, with the reason, if the broker cannot be had here. */
  public void require() {
    Optional<String> reason = missing();
    Assumptions.assumeTrue(reason.isEmpty(), () -> "skipped: " + reason.orElseThrow());
  }

  /**
   * A running broker of this kind, or the running test is skipped with the reason; the caller
   * closes it.
   */
  public TestBroker open() {
    require();
    return switch (this) {
      case EMBEDDED -> SharedEmbeddedBroker.instance();
      case MOSQUITTO -> MosquittoPrograms.open(MosquittoOptions.defaults());
      case MOSQUITTO_CONTAINER -> ContainerBroker.mosquitto();
      case HIVEMQ_CE_CONTAINER -> ContainerBroker.hiveMqCe();
      case EMQX_CONTAINER -> ContainerBroker.emqx();
    };
  }
}
