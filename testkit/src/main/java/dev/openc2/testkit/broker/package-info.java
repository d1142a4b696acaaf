/**
 * Brokers for tests: the same test runs against the embedded broker, a private mosquitto and the
 * brokers in containers.
 *
 * <p>{@link dev.openc2.testkit.broker.BrokerKind} lists them and says why one is missing on this
 * machine, so that a test is skipped visibly; {@link dev.openc2.testkit.broker.TestBroker} is one
 * that runs. All listen on loopback.
 */
@NullMarked
package dev.openc2.testkit.broker;

import org.jspecify.annotations.NullMarked;
