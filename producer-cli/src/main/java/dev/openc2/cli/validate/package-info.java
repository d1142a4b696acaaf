// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * {@code oc2 validate}: what is right and wrong in files, one line for each.
 *
 * <p>An {@link dev.openc2.cli.validate.Inspection} goes through files and folders, a {@link
 * dev.openc2.cli.validate.Judge} says of a document all that is wrong with it, and a verdict is
 * shown and forgotten before the next file is read: any number of files takes the memory of one.
 * Used by one thread, but for {@link dev.openc2.cli.validate.Inspection#stop}.
 */
@NullMarked
package dev.openc2.cli.validate;

import org.jspecify.annotations.NullMarked;
