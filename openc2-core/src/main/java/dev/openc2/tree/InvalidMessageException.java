// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.StatusCode;
import java.util.List;

/**
 * Says what is wrong with received bytes or with a tree: at least one {@link Fault}, the first one
 * is the text.
 */
public final class InvalidMessageException extends OpenC2Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /** Makes the exception of these faults; the list must not be empty. */
  public InvalidMessageException(List<Fault> faults) {
    super(statusOf(faults), faults.get(0).toString());
    this.faults = List.copyOf(faults);
  }

  /** Makes the exception of one fault that is answered with 400. */
  public InvalidMessageException(String pointer, String problem) {
    this(List.of(new Fault(pointer, problem, StatusCode.BAD_REQUEST)));
  }

  /** All faults in the order of the document; at least one. */
  public List<Fault> faults() {
    return faults;
  }

  /** Something malformed outweighs something unsupported: 501 only if nothing is worse. */
  private static StatusCode statusOf(List<Fault> faults) {
    for (Fault fault : faults) {
      if (fault.status() != StatusCode.NOT_IMPLEMENTED) {
        return fault.status();
      }
    }
    return StatusCode.NOT_IMPLEMENTED;
  }
}
