/** A transfer without a network, for tests of the command line: {@code memory://name}. */
@NullMarked
package dev.openc2.cli.memory;

import org.jspecify.annotations.NullMarked;
