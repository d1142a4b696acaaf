// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Packs jars of others anew for the distribution, so that Java starts them fast: without the
 * signature, which Java would check at every start (that of Paho 1.2.5 to no end: its time stamp is
 * made with SHA-1, and Java takes the jar for unsigned), and with class files that an archive of
 * classes takes. A tool of the build, which nobody installs; single-threaded.
 */
@NullMarked
package dev.openc2.repack;

import org.jspecify.annotations.NullMarked;
