// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Networks of our own inside the kernel of this machine, for tests of what filters packets: nothing
 * outside of them is touched.
 */
@NullMarked
package dev.openc2.testkit.netns;

import org.jspecify.annotations.NullMarked;
