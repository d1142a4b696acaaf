/**
 * The profile {@code x-log}, of this project and no standard: whatever it is asked to do, it does
 * nothing, writes that down and says so. For trying out a fabric without a device behind it, and
 * for watching what Producers send. Thread-safe.
 */
@NullMarked
package dev.openc2.actuators.log;

import org.jspecify.annotations.NullMarked;
