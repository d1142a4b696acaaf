/**
 * The engine of a Consumer: takes Commands from any number of transfers, runs each once on the
 * actuators it is meant for, and answers (oc2ls v1.0 §3.3, §4; transf-mqtt v1.0 §2.5).
 *
 * <p>The life of a Command: received → addressed to this device? → decided by the {@link
 * dev.openc2.consumer.Ledger} (first time, copy, retry, conflict) → acknowledged to the transport →
 * admitted → run in the lane of its actuator → answer noted in the ledger → answered.
 *
 * <p>What became of a Command is remembered for a while, for {@code query command}; {@code cancel
 * command} calls off what has not taken effect. Neither waits for its turn behind other Commands.
 *
 * <p>Threads: a transfer's thread puts frames into a bounded inbox; one thread of the engine
 * decodes and decides, in the order of arrival, or the transfer's own if there is nothing else to
 * do; each actuator has a thread of its own. Whatever is thrown on any of them ends one Command,
 * never a thread.
 */
@NullMarked
package dev.openc2.consumer;

import org.jspecify.annotations.NullMarked;
