/** The vectors of the testkit, in every combination, and the documents that lean on them. */
@NullMarked
package dev.openc2.it.vectors;

import org.jspecify.annotations.NullMarked;
