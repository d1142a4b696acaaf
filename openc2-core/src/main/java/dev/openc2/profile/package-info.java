/**
 * Actuator Profiles: extensions of the language under a namespace (oc2ls v1.0 §3.1.4).
 *
 * <p>A {@link dev.openc2.profile.Profile} declares its namespace, its action/target pairs and how
 * its own targets, arguments, specifiers and results are read and written. What runs them on a
 * device is an {@code Actuator}, which is another matter. Profiles are found by {@link
 * java.util.ServiceLoader}, so that one may come in a jar of its own.
 */
@NullMarked
package dev.openc2.profile;

import org.jspecify.annotations.NullMarked;
