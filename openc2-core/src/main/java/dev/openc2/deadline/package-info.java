// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Deadlines, of which each Command has some and nearly none ever passes: an answer is overdue, a
 * publish is not confirmed, a device has to say that it takes long. What they have in common is
 * that setting one and calling it off must cost next to nothing.
 */
@NullMarked
package dev.openc2.deadline;

import org.jspecify.annotations.NullMarked;
