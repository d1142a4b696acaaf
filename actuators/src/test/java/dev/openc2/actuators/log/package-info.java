/** Tests of the actuator that does nothing. */
@NullMarked
package dev.openc2.actuators.log;

import org.jspecify.annotations.NullMarked;
