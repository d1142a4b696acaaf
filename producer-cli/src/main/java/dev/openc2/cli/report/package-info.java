/**
 * What a person or a script gets to see of an exchange: lines or a live table, one JSON document,
 * one exit code.
 *
 * <p>Nothing that a peer sent reaches the terminal as it came: control characters are replaced or
 * escaped. Views are called by one thread after the other, as {@code Exchange} promises.
 */
@NullMarked
package dev.openc2.cli.report;

import org.jspecify.annotations.NullMarked;
