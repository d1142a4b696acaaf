// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import org.jspecify.annotations.Nullable;

/**
 * A well-formed target of a profile that is not loaded, kept so that the answer is 501 and not 400.
 *
 * @param name the name in the language, with its namespace and a colon
 * @param tree the value as it came: a plain tree, see {@code dev.openc2.tree}
 */
public record UnknownTarget(String name, @Nullable Object tree) implements Target {}
