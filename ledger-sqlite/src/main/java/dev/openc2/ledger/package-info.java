/**
 * A {@link dev.openc2.consumer.Ledger} in a SQLite file: Commands, how far each came, and their
 * answers, so that a crash or a restart neither runs a Command twice nor loses it or its answer
 * (transf-mqtt v1.0 §2.5).
 *
 * <p>One connection writes. What several threads want written at the same time goes into one
 * transaction: the first of them writes for the others. A write that has been committed survives
 * the end of the process; with {@code fsync} also the loss of power.
 */
@NullMarked
package dev.openc2.ledger;

import org.jspecify.annotations.NullMarked;
