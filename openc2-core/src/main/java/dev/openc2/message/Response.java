// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import dev.openc2.value.StatusCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Consumer answers (oc2ls v1.0 §3.3.2).
 *
 * @param status 100 to 599; what we send is one of the nine of {@link StatusCode}
 * @param statusText a sentence for people, or null
 * @param results what came out, or null
 */
public record Response(int status, @Nullable String statusText, @Nullable Results results)
    implements Content {

  private static final int MIN_STATUS = 100;
  private static final int MAX_STATUS = 599;

  /** Checks the range of the status. */
  public Response {
    if (status < MIN_STATUS || status > MAX_STATUS) {
      throw new IllegalArgumentException("status: " + status + " is not between 100 and 599");
    }
  }

  /** A Response with a status alone. */
  public static Response of(StatusCode status) {
    return new Response(status.code(), null, null);
  }

  /** A Response with a status and a sentence. */
  public static Response of(StatusCode status, String statusText) {
    return new Response(status.code(), statusText, null);
  }

  /** A 200 with results. */
  public static Response ok(Results results) {
    return new Response(StatusCode.OK.code(), null, results);
  }

  @Override
  public MessageKind kind() {
    return MessageKind.RESPONSE;
  }

  /** The status as one of the nine of the language, if it is one. */
  public Optional<StatusCode> statusCode() {
    return StatusCode.of(status);
  }

  /** True for 1xx: more may come. */
  public boolean isInterim() {
    return status < 200;
  }

  /** True for 2xx. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
