/**
 * The plain tree that every encoding reads and writes, with the tools to take it apart.
 *
 * <p>A tree consists of {@code Map<String, Object>} (in order), {@code List<Object>}, {@code
 * String}, {@code Boolean}, {@code Long}, finite {@code Double}, {@link dev.openc2.value.Octets}
 * and null. Whole numbers beyond 64 bits are {@code Double}: peers agree on no more (RFC 7493
 * §2.2). {@link dev.openc2.tree.Node} is a place in such a tree that knows its JSON pointer and how
 * exact the document has to be. No JSON library shows here, so that an Actuator Profile needs none.
 */
@NullMarked
package dev.openc2.tree;

import org.jspecify.annotations.NullMarked;
