/**
 * What every transfer promises, as {@link dev.openc2.testkit.transfer.TransferContract}, and the
 * smallest transfer that keeps it: {@link dev.openc2.testkit.transfer.InMemoryNetwork}, on which
 * Producers and Consumers meet without a socket and which loses, delays and duplicates on demand.
 */
@NullMarked
package dev.openc2.testkit.transfer;

import org.jspecify.annotations.NullMarked;
