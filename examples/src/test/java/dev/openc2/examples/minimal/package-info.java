/** Tests of the example. */
@NullMarked
package dev.openc2.examples.minimal;

import org.jspecify.annotations.NullMarked;
