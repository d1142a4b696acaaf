/** Tests of the example. */
@NullMarked
package dev.openc2.examples.encoding;

import org.jspecify.annotations.NullMarked;
