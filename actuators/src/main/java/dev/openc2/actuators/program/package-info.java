// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Commands by programs: for a device that nobody has written an actuator for, of whatever profile
 * ({@code slpf=program}). The configuration names the programs and fills their arguments from the
 * Command; there is no shell, and what a Command says beyond that is refused (oc2ls v1.0 §4.2).
 *
 * <p>The records are immutable. One program runs at a time, on the thread that calls the handler.
 */
@NullMarked
package dev.openc2.actuators.program;

import org.jspecify.annotations.NullMarked;
