/**
 * {@code oc2 demo}: a broker and two devices as processes of their own, and commands to them.
 *
 * <p>Each step is a command line that anybody can type, run as it stands and compared with what is
 * told about it. Used by one thread; {@link dev.openc2.cli.demo.Stage#close} may come from another.
 */
@NullMarked
package dev.openc2.cli.demo;

import org.jspecify.annotations.NullMarked;
