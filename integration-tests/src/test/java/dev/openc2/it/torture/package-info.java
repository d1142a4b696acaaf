/**
 * What becomes of Commands when an {@code oc2d} dies at the worst moments: real processes, a real
 * broker, and a file to which an actuator appends what it did: that is the truth.
 */
@NullMarked
package dev.openc2.it.torture;

import org.jspecify.annotations.NullMarked;
