/** Tests of the example. */
@NullMarked
package dev.openc2.examples.blinky;

import org.jspecify.annotations.NullMarked;
