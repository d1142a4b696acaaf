// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuator;

import dev.openc2.value.DeviceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * What the Consumer lends to an actuator.
 *
 * @param deviceId the device it runs on
 * @param clock the time
 * @param scheduler runs what is due later; must not be blocked and must not be shut down by the
 *     actuator
 * @param stateDirectory a directory of this actuator alone that survives a restart, or null:
 *     nothing may be kept
 * @param lifelines where the Commands come from, each with a host and perhaps a port: an actuator
 *     must not cut the device off from it unawares
 */
public record ActuatorContext(
    DeviceId deviceId,
    InstantSource clock,
    ScheduledExecutorService scheduler,
    @Nullable Path stateDirectory,
    List<URI> lifelines) {

  /** Copies the list. */
  public ActuatorContext {
    lifelines = List.copyOf(lifelines);
  }

  /** A context of which nobody has said where its Commands come from. */
  public ActuatorContext(
      DeviceId deviceId,
      InstantSource clock,
      ScheduledExecutorService scheduler,
      @Nullable Path stateDirectory) {
    this(deviceId, clock, scheduler, stateDirectory, List.of());
  }
}
