// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

/** Says that a packet filter could not do what was asked; its rules are what they were before. */
public final class PacketFilterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes the exception with one sentence for our log. */
  public PacketFilterException(String message) {
    super(message);
  }

  /** As {@link #PacketFilterException(String)}, with what led to it. */
  public PacketFilterException(String message, Throwable cause) {
    super(message, cause);
  }
}
