// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes two Commands the same one: who sent it, and the request id or else the command id.
 *
 * @param from the Producer as it named itself, or null
 * @param kind which of the two ids it is: the same text as either is not the same Command
 * @param id the id
 */
public record LedgerKey(@Nullable String from, Kind kind, String id) {

  /** Which id names the Command. */
  public enum Kind {
    /** The request id in the headers. */
    REQUEST,
    /** The command id in the Command. */
    COMMAND
  }

  /** The key of a Command, or empty if it has no id at all: then duplicates cannot be told. */
  public static Optional<LedgerKey> of(Headers headers, Command command) {
    if (headers.requestId() != null) {
      return Optional.of(new LedgerKey(headers.from(), Kind.REQUEST, headers.requestId().value()));
    }
    if (command.commandId() != null) {
      return Optional.of(new LedgerKey(headers.from(), Kind.COMMAND, command.commandId().value()));
    }
    return Optional.empty();
  }
}
