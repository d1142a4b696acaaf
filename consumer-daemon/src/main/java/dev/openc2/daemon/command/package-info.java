// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What the subcommands of {@code oc2d} have in common: their common options, where they find what
 * the daemon keeps, and how they write it for programs. What comes from the network reaches a
 * terminal without control characters.
 */
@NullMarked
package dev.openc2.daemon.command;

import org.jspecify.annotations.NullMarked;
