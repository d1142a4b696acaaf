// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.tree;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.StatusCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with received bytes or with a tree: at least one {@link Fault}. The status and
 * the text are those of the first one, or of the first malformed part if the others are only
 * unsupported.
 */
public final class InvalidMessageException extends OpenC2Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;
  private final transient @Nullable Object part;

  /** Makes the exception of these faults; the list must not be empty. */
  public InvalidMessageException(List<Fault> faults) {
    this(List.copyOf(faults), worst(faults), null);
  }

  // Without a stack trace: it would say nothing that the pointer does not, and a hostile document
  // makes us throw a hundred of these.
  private InvalidMessageException(List<Fault> faults, Fault worst, @Nullable Object part) {
    super(worst.status(), worst.toString(), false);
    this.faults = faults;
    this.part = part;
  }

  /** Makes the exception of one fault that is answered with 400. */
  public InvalidMessageException(String pointer, String problem) {
    this(List.of(new Fault(pointer, problem, StatusCode.BAD_REQUEST)));
  }

  /** All faults in the order in which they were met, at most a hundred; at least one. */
  public List<Fault> faults() {
    return faults;
  }

  /**
   * The same faults of bytes of which a part was read before: a plain tree in which nothing is
   * incomplete, such as {@code {"headers": {…}}}.
   */
  public InvalidMessageException withPart(Object newPart) {
    return new InvalidMessageException(faults, worst(faults), newPart);
  }

  /** What was read before the fault, or null; see {@link #withPart}. */
  public @Nullable Object part() {
    return part;
  }

  /** Something malformed outweighs something unsupported: 501 only if nothing is worse. */
  private static Fault worst(List<Fault> faults) {
    for (Fault fault : faults) {
      if (fault.status() != StatusCode.NOT_IMPLEMENTED) {
        return fault;
      }
    }
    return faults.get(0);
  }
}
