/**
 * A real {@code oc2d} of little memory under a flood: a broker of the test's own pushes at it as
 * fast as it acknowledges. The profile {@code torture} makes it the full one.
 */
@NullMarked
package dev.openc2.it.flood;

import org.jspecify.annotations.NullMarked;
