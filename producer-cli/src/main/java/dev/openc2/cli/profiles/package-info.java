/**
 * Tells people and programs which words a profile has, read from its declaration: {@code oc2
 * profiles} and the document of the profiles say the same. Immutable.
 */
@NullMarked
package dev.openc2.cli.profiles;

import org.jspecify.annotations.NullMarked;
