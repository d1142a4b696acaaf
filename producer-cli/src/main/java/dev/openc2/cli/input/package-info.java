/**
 * What a person hands to {@code oc2}: files, times, and the mistakes in them.
 *
 * <p>Whatever cannot be understood is a {@link dev.openc2.cli.input.UsageException}: one sentence
 * and, where there is one, a hint. Everything here is immutable or used by one thread.
 */
@NullMarked
package dev.openc2.cli.input;

import org.jspecify.annotations.NullMarked;
