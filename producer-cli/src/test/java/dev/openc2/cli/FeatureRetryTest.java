// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.transfer.Destination;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Feature;
import dev.openc2.value.StatusCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// D-23: some devices refuse the whole question for the rate limit (against oc2ls v1.0 §4.1).
class FeatureRetryTest {

  private final CliRunner cli;

  FeatureRetryTest(@TempDir Path home) {
    this.cli = new CliRunner(home);
    cli.device("good", FeatureRetryTest::versions);
    cli.device("odd", request -> asksForRateLimit(request) ? notSupported() : versions(request));
  }

  private static boolean asksForRateLimit(Message request) {
    return request.content() instanceof Command command
        && command.target() instanceof FeaturesTarget features
        && features.features().contains(Feature.RATE_LIMIT);
  }

  private static List<Response> versions(Message request) {
    assertThat(request.content()).isInstanceOf(Command.class);
    return List.of(
        Response.ok(new Results(List.of("1.0"), null, null, null, Extensions.NONE, null)));
  }

  private static List<Response> notSupported() {
    return List.of(Response.of(StatusCode.NOT_IMPLEMENTED, "no rate_limit here"));
  }

  @Test
  void whoRefusesForTheRateLimitIsAskedAgainWithoutIt() {
    var result =
        cli.run("query", "features", "rate_limit", "versions", "--to", "good,odd", "--id", "me");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("odd +answered 501 .*no rate_limit here\n")
        .containsPattern("odd +answered 200 .*asked again without rate_limit .*1\\.0");
    assertThat(result.err()).isEqualTo("2 answered\n");
    assertThat(cli.network.destinations().subList(2, 3))
        .containsExactly(new Destination.ToDevice(DeviceId.of("odd")));
    assertThat(cli.lastJson())
        .contains("{\"features\":[\"versions\"]}", "\"response_requested\":\"complete\"");
    assertThat(cli.network.sent()).hasSize(3);
  }

  @Test
  void forProgramsItIsStillOneDocument() {
    var result =
        cli.run(
            "query",
            "features",
            "rate_limit",
            "versions",
            "--to",
            "good,odd",
            "--command-id",
            "c1",
            "-o",
            "json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .hasLineCount(1)
        .contains("\"command_id\":\"c1\"")
        .containsPattern("\"device\":\"odd\",\"state\":\"answered\",\"status\":200")
        .contains("\"problem\":\"asked again without rate_limit\"");
    // Under the same name it would be another Command with a name that is taken.
    assertThat(cli.lastCommand().commandId()).isNull();
  }

  @Test
  void whoRefusesForAnotherReasonHasRefused() {
    cli.device("stubborn", Response.of(StatusCode.NOT_IMPLEMENTED, "never"));

    var result = cli.run("query", "features", "rate_limit", "pairs", "--to", "stubborn");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("never").doesNotContain("again").hasLineCount(1);
    assertThat(cli.network.sent()).hasSize(2);
  }

  @Test
  void whereNothingElseWasAskedNothingIsAskedAgain() {
    var result = cli.run("query", "features", "rate_limit", "--to", "odd");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(cli.network.sent()).hasSize(1);
  }

  @Test
  void anAnswerWithoutTheRateLimitIsTakenAsItIs() {
    var result = cli.run("query", "features", "rate_limit", "versions", "--to", "good");

    assertThat(result.exitCode()).isZero();
    assertThat(cli.network.sent()).hasSize(1);
  }
}
