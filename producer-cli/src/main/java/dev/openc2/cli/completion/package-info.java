// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * {@code oc2 completion}: a script with which bash completes the words of {@code oc2}.
 *
 * <p>Every word in it comes from a declaration: options and their choices from the command line,
 * targets and features from the language, and what profiles add from the profiles that are
 * installed. The script needs no further run of {@code oc2}. Used by one thread.
 */
@NullMarked
package dev.openc2.cli.completion;

import org.jspecify.annotations.NullMarked;
