/**
 * The contract that any transport of OpenC2 messages keeps, so that Producers and Consumers know
 * none of them (oc2ls v1.0 §3.2).
 *
 * <p>A transfer carries encoded messages, {@link dev.openc2.transfer.OutboundFrame} and {@link
 * dev.openc2.transfer.InboundFrame}: the engines encode, decode, correlate and remove duplicates. A
 * transfer decides what a {@link dev.openc2.transfer.Destination} means in its own world, keeps the
 * connection, and says truthfully what became of what it was given.
 *
 * <p>Transfers are found by the scheme of a URI through {@link
 * dev.openc2.transfer.TransferProvider} and pass {@code TransferContract}.
 */
@NullMarked
package dev.openc2.transfer;

import org.jspecify.annotations.NullMarked;
