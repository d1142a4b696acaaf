/** The document of the profiles, and jars with profiles in an installed distribution. */
@NullMarked
package dev.openc2.it.profiles;

import org.jspecify.annotations.NullMarked;
