/**
 * What a device maker implements: an {@link dev.openc2.actuator.Actuator} runs the Commands of one
 * Actuator Profile on one appliance, an {@link dev.openc2.actuator.ActuatorFactory} makes it from
 * its configuration.
 *
 * <p>The engine calls {@link dev.openc2.actuator.Handler}s of one actuator one after the other,
 * never two at a time, and never on a thread of the network. A Command reaches a handler only when
 * it is well-formed, addressed to this actuator and offered by it.
 */
@NullMarked
package dev.openc2.actuator;

import org.jspecify.annotations.NullMarked;
