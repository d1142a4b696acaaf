/**
 * Makes values and messages out of octets, for property-based tests and for fuzzing (oc2ls v1.0
 * §3): every decision that a {@link dev.openc2.testkit.generator.Generator} takes is read from
 * {@link dev.openc2.testkit.generator.Choices}, so that random octets give random messages, a
 * fuzzer steers what is made, and a failing case is made smaller by taking octets away.
 */
@NullMarked
package dev.openc2.testkit.generator;

import org.jspecify.annotations.NullMarked;
