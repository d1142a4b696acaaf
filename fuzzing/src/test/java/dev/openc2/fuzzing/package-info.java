/**
 * What hostile input must not do (oc2ls v1.0 §3; transf-mqtt v1.0 §2.4): coverage-guided fuzz
 * targets with a regression corpus, worst cases made by hand, and properties of generated messages.
 *
 * <p>A fuzz target is a class with a static method {@code fuzzerTestOneInput(byte[])}: plain code
 * that the tests call with the corpus, and that Jazzer calls from a process of its own.
 */
@NullMarked
package dev.openc2.fuzzing;

import org.jspecify.annotations.NullMarked;
