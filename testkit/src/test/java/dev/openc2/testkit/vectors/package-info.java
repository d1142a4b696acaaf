/** What the vectors themselves have to keep. */
@NullMarked
package dev.openc2.testkit.vectors;

import org.jspecify.annotations.NullMarked;
