/**
 * The Producer's engine: sends Commands over any {@link dev.openc2.transfer.ProducerTransfer} and
 * knows who answered what, who is still working, who stayed silent and who is not there (oc2ls v1.0
 * §3.2, transf-mqtt v1.0 §2.4.2). Any number of exchanges run at once over one transfer; Responses
 * find theirs by request id.
 *
 * <p>Everything public here is thread-safe. Nothing blocks the thread of the transfer: listeners,
 * and whoever waits for an outcome, are called on the Producer's executor.
 */
@NullMarked
package dev.openc2.producer;

import org.jspecify.annotations.NullMarked;
