/** Holds the arrows of the house. */
@NullMarked
package dev.openc2.it.architecture;

import org.jspecify.annotations.NullMarked;
