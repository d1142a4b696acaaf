// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.tree.Node;
import dev.openc2.tree.TreeSource;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The members of an open record that are not declared one by one, such as those of profiles.
 *
 * @param reader makes a value of a key and what stands there
 * @param writer gives the keys of a record, and what stands there
 * @param <T> the record
 * @param <E> a value
 */
public record Others<T, E>(
    BiFunction<String, Node, E> reader, BiFunction<T, Spelling, Map<String, TreeSource>> writer) {}
