/**
 * The Actuator Profile for stateless packet filtering (SLPF v1.0): its words ({@link
 * dev.openc2.actuators.slpf.SlpfProfile} and the types it reads and writes), and {@link
 * dev.openc2.actuators.slpf.SlpfActuator}, which keeps its rules on any {@link
 * dev.openc2.actuators.slpf.PacketFilter}.
 *
 * <p>The types of messages and rules are immutable. The actuator is thread-safe; it touches its
 * filter from one thread at a time.
 */
@NullMarked
package dev.openc2.actuators.slpf;

import org.jspecify.annotations.NullMarked;
