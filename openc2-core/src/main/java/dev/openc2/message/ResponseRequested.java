// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import java.util.Optional;

/** Which Response the Producer wants (oc2ls v1.0 §3.3.1.4); absent means {@link #COMPLETE}. */
public enum ResponseRequested {
  /** No Response at all. */
  NONE("none"),
  /** One 102 on receipt. */
  ACK("ack"),
  /** The state of the execution now. */
  STATUS("status"),
  /** The outcome when it is done. */
  COMPLETE("complete");

  private final String wireName;

  ResponseRequested(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** The constant with this wire name, if there is one. */
  public static Optional<ResponseRequested> of(String wireName) {
    for (ResponseRequested constant : values()) {
      if (constant.wireName.equals(wireName)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
