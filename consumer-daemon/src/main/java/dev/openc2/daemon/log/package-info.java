/**
 * {@code oc2d log}: what became of the Commands of this device, told from the ledger, also while
 * the daemon runs.
 *
 * <p>Texts that came from the network are shown without control characters.
 */
@NullMarked
package dev.openc2.daemon.log;

import org.jspecify.annotations.NullMarked;
