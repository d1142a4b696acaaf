// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Response;
import dev.openc2.value.StatusCode;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes a Response. */
final class Failures {

  private static final Logger LOGGER = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * The status and the sentence that the failure carries; for one that carries none a 500 that
   * tells the peer nothing, and the stack trace in our own log.
   */
  static Response toResponse(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof OpenC2Exception known) {
      return Response.of(known.status(), known.text());
    }
    LOGGER.atError().setCause(cause).log("internal error");
    return Response.of(StatusCode.INTERNAL_ERROR, "internal error");
  }
}
