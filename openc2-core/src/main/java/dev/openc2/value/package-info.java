/**
 * Names and scalars of OpenC2 that are valid once made (oc2ls v1.0 §3.4.2): identifiers that fit
 * into a topic, addresses, hashes, status codes.
 *
 * <p>Every {@code of} or {@code parse} throws {@link IllegalArgumentException} with a sentence that
 * names the value and what is wrong with it; the decoder adds the place. All types are immutable
 * and thread-safe. Addresses have parsers of their own: {@link java.net.InetAddress} may ask a name
 * server and folds IPv4-mapped IPv6 addresses.
 */
@NullMarked
package dev.openc2.value;

import org.jspecify.annotations.NullMarked;
