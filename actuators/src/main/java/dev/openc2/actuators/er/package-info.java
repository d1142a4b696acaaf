// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The words of the Actuator Profile for endpoint response (ER v1.0, a draft): what an agent on
 * desktops, servers and mobile devices can be told after an alarm. {@link
 * dev.openc2.actuators.er.ErProfile} declares them; there is no actuator for it here.
 *
 * <p>{@code er v1.0} is the OASIS working draft "OpenC2 Actuator Profile for Endpoint Response
 * Version 1.0" of 2022, marked "Committee Specification Draft 01, 02 December 2020" and never
 * published as such; its sections are cited as that text numbers them. All types are immutable and
 * thread-safe.
 */
@NullMarked
package dev.openc2.actuators.er;

import org.jspecify.annotations.NullMarked;
