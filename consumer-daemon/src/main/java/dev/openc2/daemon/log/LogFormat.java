// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.log;

import dev.openc2.ledger.LogEntry;

/** How entries are written, one a line. */
interface LogFormat {

  /** What stands above them; empty for nothing. */
  String head();

  /** One entry, without a line end. */
  String line(LogEntry entry);
}
