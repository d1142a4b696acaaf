/**
 * The embedded MQTT 5 broker: {@link dev.openc2.fabric.FabricBroker} for programs and tests, {@code
 * oc2-fabric} for people.
 *
 * <p>It is an ordinary broker (OASIS MQTT v5.0) and knows nothing of OpenC2: producers and
 * consumers meet on its topics as transf-mqtt v1.0 §2.1 says. Sessions, queues and retained
 * messages live in memory and die with it. The broker runs on threads of its own; every public type
 * here may be used from any thread.
 */
@NullMarked
package dev.openc2.fabric;

import org.jspecify.annotations.NullMarked;
