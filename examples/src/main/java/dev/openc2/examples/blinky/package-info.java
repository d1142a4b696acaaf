/**
 * An actuator and a profile of one's own, from the first line to the last: a light that can be
 * switched ({@code set x-blinky:led on}), OpenC2's hello-world.
 *
 * <p>{@link dev.openc2.examples.blinky.BlinkyProfile} says which words there are, {@link
 * dev.openc2.examples.blinky.BlinkyActuator} does what they mean, {@link
 * dev.openc2.examples.blinky.BlinkyFactory} makes it from its configuration. The profile and the
 * factory are named in {@code META-INF/services}: with this jar on their class path, {@code oc2}
 * and {@code oc2d} know them.
 */
@NullMarked
package dev.openc2.examples.blinky;

import org.jspecify.annotations.NullMarked;
