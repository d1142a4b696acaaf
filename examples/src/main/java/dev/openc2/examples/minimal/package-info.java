/**
 * The smallest two programs over an MQTT broker: one takes OpenC2 Commands for a light, the other
 * switches it on. They begin in {@code main} and leave out nothing that is needed.
 */
@NullMarked
package dev.openc2.examples.minimal;

import org.jspecify.annotations.NullMarked;
