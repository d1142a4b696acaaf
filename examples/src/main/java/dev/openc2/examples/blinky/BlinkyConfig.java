// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.examples.blinky;

import org.jspecify.annotations.Nullable;

/**
 * The configuration of {@code x-blinky=memory}: its keys are the names of the components.
 *
 * @param on whether the light shines at first; absent means that it does not
 */
public record BlinkyConfig(@Nullable Boolean on) {}
