/**
 * The vectors of this project: Commands, Responses and messages, good and bad, each with the clause
 * that decides and the verdict in both modes. They are plain files under {@code vectors/} that say
 * in their README how to use them in any language; {@link dev.openc2.testkit.vectors.Vectors} reads
 * them for tests in Java. Everything here is immutable and thread-safe.
 */
@NullMarked
package dev.openc2.testkit.vectors;

import org.jspecify.annotations.NullMarked;
