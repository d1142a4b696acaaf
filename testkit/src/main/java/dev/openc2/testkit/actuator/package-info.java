/**
 * The contract that every actuator keeps, as a suite of tests (oc2ls v1.0 §3.3.1.1, §4): a test
 * class extends {@link dev.openc2.testkit.actuator.ActuatorContract} and says how its actuator is
 * made.
 */
@NullMarked
package dev.openc2.testkit.actuator;

import org.jspecify.annotations.NullMarked;
