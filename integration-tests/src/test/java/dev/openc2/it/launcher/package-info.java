/**
 * The scripts that start the programs, run as a user runs them: from the built distribution and
 * from the source tree, with a PATH of the test's choice.
 */
@NullMarked
package dev.openc2.it.launcher;

import org.jspecify.annotations.NullMarked;
