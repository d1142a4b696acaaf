/**
 * A run of {@code oc2} and {@code oc2d} in one process that asks nobody outside for anything: the
 * launchers start it once, so that the JVM writes an archive of the classes that both need. Each
 * connection has a thread of its own.
 */
@NullMarked
package dev.openc2.rehearsal;

import org.jspecify.annotations.NullMarked;
