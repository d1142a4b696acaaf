/**
 * Finds what jars on the class path provide: profiles, actuators, encodings, transfers.
 *
 * <p>Whoever drops a jar into {@code lib/} must not lose everything else to a fault in it. So a
 * provider that cannot be used is left out and told in one sentence that names it and its jar, and
 * the others work. There is no state; any thread may ask.
 */
@NullMarked
package dev.openc2.provider;

import org.jspecify.annotations.NullMarked;
