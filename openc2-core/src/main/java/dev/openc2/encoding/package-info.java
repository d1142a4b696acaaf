/**
 * From messages to bytes and back: {@link dev.openc2.encoding.Encoding} turns a plain tree into
 * bytes (JSON, CBOR, or one of your own), {@link dev.openc2.encoding.MessageCodec} maps messages to
 * that tree, the same way for every encoding (oc2ls v1.0 §3.1.5). What is written goes into the
 * encoding piece by piece; an encoding of one's own is given the tree.
 *
 * <p>Everything here is stateless or immutable, and thread-safe. What is read may be hostile:
 * {@link dev.openc2.encoding.Limits} bound its size and depth, and nothing but {@link
 * dev.openc2.tree.InvalidMessageException} is thrown for it.
 */
@NullMarked
package dev.openc2.encoding;

import org.jspecify.annotations.NullMarked;
