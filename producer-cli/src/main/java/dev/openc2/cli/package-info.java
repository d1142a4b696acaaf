/**
 * The {@code oc2} command line: a class a subcommand, options grouped as mixins.
 *
 * <p>{@link dev.openc2.cli.Oc2} is the program; everything it needs of the world around it comes in
 * an {@code Environment}. Results go to the standard output, everything else to the standard error.
 * Options of a connection may stand before or behind the subcommand.
 */
@NullMarked
package dev.openc2.cli;

import org.jspecify.annotations.NullMarked;
