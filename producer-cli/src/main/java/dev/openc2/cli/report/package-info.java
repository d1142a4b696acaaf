/**
 * What a person or a script gets to see of an exchange: lines or a live table, one JSON document,
 * one exit code.
 *
 * <p>Nothing that a peer sent reaches the terminal as it came: control characters are replaced or
 * escaped. The views of {@link dev.openc2.cli.report.Views} are thread-safe: an exchange that was
 * over before anybody listened to it may tell of a responder after its outcome.
 */
@NullMarked
package dev.openc2.cli.report;

import org.jspecify.annotations.NullMarked;
