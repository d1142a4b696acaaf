// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The types of the language and of profiles as declarations (oc2ls v1.0 §3.1, §3.4).
 *
 * <p>A {@link dev.openc2.type.Type} says once how its values are spelt in a plain tree (see {@code
 * dev.openc2.tree}). The decoder, the encoder, the validator, the completion of the command line
 * and the documentation all read that one declaration. Records are put together from members in
 * {@link dev.openc2.type.RecordType}; what is no record is a word, a list, or plain. Everything
 * here is immutable and thread-safe once built.
 */
@NullMarked
package dev.openc2.type;

import org.jspecify.annotations.NullMarked;
