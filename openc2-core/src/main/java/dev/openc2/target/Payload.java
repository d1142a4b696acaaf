// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.target;

import dev.openc2.value.Names;
import dev.openc2.value.Octets;

/** The content of an artifact: here, or where to get it (oc2ls v1.0 §3.4.2.13). */
public sealed interface Payload {

  /** The content itself. */
  record Bin(Octets octets) implements Payload {}

  /** Where the un-encoded content is; a URI with a scheme. */
  record Url(String uri) implements Payload {

    /** Checks the URI. */
    public Url {
      Names.checkUri(uri);
    }
  }
}
