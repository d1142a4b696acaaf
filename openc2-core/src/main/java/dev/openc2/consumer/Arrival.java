// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Message;
import dev.openc2.value.Octets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a Command that has a name in the ledger and is meant for this device.
 *
 * @param key what makes it the same Command as another
 * @param digest SHA-256 of its content in a canonical form: a key that comes again with another
 *     digest is a mistake of the Producer
 * @param message the Command with its headers
 * @param encoding the name of the encoding to answer in
 * @param life how long it may still be run, or null for any time; not negative
 * @param transfer which of the Consumer's transfers it came over, counted from 0
 * @param channel where on that transfer it arrived
 * @param redelivered true if the transport says that it may have delivered this before
 */
public record Arrival(
    LedgerKey key,
    Octets digest,
    Message message,
    String encoding,
    @Nullable Duration life,
    int transfer,
    String channel,
    boolean redelivered) {}
