// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.value.Octets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes two Commands the same one: who sent it, and the request id or else the command id; or
 * if it has neither, everything that the message says.
 *
 * @param from the Producer as it named itself, or null
 * @param kind what the id is: the same text as another kind is not the same Command
 * @param id the id, or the digest
 */
public record LedgerKey(@Nullable String from, Kind kind, String id) {

  /** Which id names the Command. */
  public enum Kind {
    /** The request id in the headers. */
    REQUEST,
    /** The command id in the Command. */
    COMMAND,
    /**
     * The digest of a message without ids that says when it was made: no other message is equal to
     * it.
     */
    MESSAGE,
    /**
     * The digest of a message without ids and time. A Producer may say the same again and mean it:
     * once such a Command has ended and is of the minimum age, a delivery that the transport does
     * not call repeated and that comes the way of an earlier one is a new Command.
     */
    CONTENT
  }

  /** The key of a Command by its ids, or empty if it has none. */
  public static Optional<LedgerKey> of(Headers headers, Command command) {
    if (headers.requestId() != null) {
      return Optional.of(new LedgerKey(headers.from(), Kind.REQUEST, headers.requestId().value()));
    }
    if (command.commandId() != null) {
      return Optional.of(new LedgerKey(headers.from(), Kind.COMMAND, command.commandId().value()));
    }
    return Optional.empty();
  }

  /** The key of a Command that has no id, by the digest of its message. */
  public static LedgerKey ofContent(Headers headers, Octets digest) {
    Kind kind = headers.created() == null ? Kind.CONTENT : Kind.MESSAGE;
    return new LedgerKey(headers.from(), kind, digest.toHex());
  }
}
