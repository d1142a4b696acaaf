// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.consumer.Aggregate.Share;
import dev.openc2.message.Response;
import dev.openc2.value.Nsid;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** language D-35: 200 only if all say so, otherwise the most severe status. */
class AggregateTest {

  @ParameterizedTest
  @CsvSource({
    "200 200, 200",
    "200 102, 102",
    "400 200, 400",
    "404 400, 404",
    "501 404, 501",
    "501 503, 503",
    "503 500 200, 500",
    "200 501 102, 501",
  })
  void theMostSevereStatusIsAnswered(String statuses, int expected) {
    var shares =
        Arrays.stream(statuses.split(" ", -1))
            .map(status -> new Share(Nsid.of("x-a"), response(Integer.parseInt(status))))
            .toList();

    assertThat(Aggregate.of(shares).status()).isEqualTo(expected);
  }

  private static Response response(int status) {
    return new Response(status, null, null);
  }
}
