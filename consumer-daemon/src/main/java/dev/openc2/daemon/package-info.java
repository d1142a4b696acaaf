/**
 * The program {@code oc2d}: a Consumer (oc2ls v1.0 §4) put together from a configuration, run until
 * a signal ends it.
 *
 * <p>{@link dev.openc2.daemon.Daemon} joins the transfers and actuators that are found on the class
 * path; it is built and closed by one thread, and may be told to stop by any.
 */
@NullMarked
package dev.openc2.daemon;

import org.jspecify.annotations.NullMarked;
