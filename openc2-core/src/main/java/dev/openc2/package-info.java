/**
 * The root of the OpenC2 framework: the one exception that every failure of the language, the
 * transfer and the actuators derives from. It carries the status that a Consumer answers with
 * (oc2ls v1.0 §3.3.2.1).
 */
@NullMarked
package dev.openc2;

import org.jspecify.annotations.NullMarked;
