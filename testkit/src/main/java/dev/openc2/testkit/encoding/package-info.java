/**
 * The contract that every encoding keeps, as a suite of tests: a test class extends {@link
 * dev.openc2.testkit.encoding.EncodingContract} and says which encoding it is about.
 */
@NullMarked
package dev.openc2.testkit.encoding;

import org.jspecify.annotations.NullMarked;
