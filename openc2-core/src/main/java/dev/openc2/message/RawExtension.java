// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.Nsid;
import org.jspecify.annotations.Nullable;

/**
 * The part of a profile that is not loaded, as it came.
 *
 * @param nsid the namespace
 * @param tree the value: a plain tree, see {@code dev.openc2.tree}
 */
public record RawExtension(Nsid nsid, @Nullable Object tree) implements Extension {}
