// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.input;

/** What a file may hold; the names are those on the command line. */
public enum DocumentKind {
  /** A Command without its envelope. */
  command,
  /** A Response without its envelope. */
  response,
  /** A message in its envelope. */
  message
}
