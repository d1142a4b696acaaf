// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Action;
import dev.openc2.message.MessageKind;
import dev.openc2.message.ResponseRequested;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The closed lists of the language, word by word and number by number. */
final class WireNamesTest {

  // oc2ls v1.0 §3.3.1.1
  @Test
  void theTwentyActionsHaveTheirNamesAndNumbers() {
    assertThat(Arrays.stream(Action.values()).map(a -> a.wireName() + " " + a.id()))
        .containsExactly(
            "scan 1",
            "locate 2",
            "query 3",
            "deny 6",
            "contain 7",
            "allow 8",
            "start 9",
            "stop 10",
            "restart 11",
            "cancel 14",
            "set 15",
            "update 16",
            "redirect 18",
            "create 19",
            "delete 20",
            "detonate 22",
            "restore 23",
            "copy 28",
            "investigate 30",
            "remediate 32");
    assertThat(Action.values()).allMatch(action -> Action.of(action.wireName()).get() == action);
    assertThat(Action.of("DENY")).isEmpty();
    assertThat(Action.of("substitute")).isEmpty();
  }

  // oc2ls v1.0 §3.3.2.1
  @Test
  void theNineStatusCodesAreThoseOfTheLanguage() {
    assertThat(Arrays.stream(StatusCode.values()).mapToInt(StatusCode::code))
        .containsExactly(102, 200, 400, 401, 403, 404, 500, 501, 503);
    assertThat(StatusCode.of(201)).isEmpty();
    assertThat(StatusCode.of(503)).contains(StatusCode.SERVICE_UNAVAILABLE);
  }

  // oc2ls v1.0 §3.4.2.4, §3.4.2.15, §3.4.2.10; transf-mqtt v1.0 §3.2
  @Test
  void theOtherListsHaveTheirWireNames() {
    assertThat(Arrays.stream(Feature.values()).map(Feature::wireName))
        .containsExactly("versions", "profiles", "pairs", "rate_limit");
    assertThat(Arrays.stream(ResponseRequested.values()).map(ResponseRequested::wireName))
        .containsExactly("none", "ack", "status", "complete");
    assertThat(Arrays.stream(L4Protocol.values()).map(p -> p.wireName() + " " + p.number()))
        .containsExactly("icmp 1", "tcp 6", "udp 17", "sctp 132", "ipv6_icmp 58");
    assertThat(Arrays.stream(MessageKind.values()).map(MessageKind::wireName))
        .containsExactly("req", "rsp", "ntf");
    assertThat(ResponseRequested.of("")).isEmpty();
  }

  @Test
  void foreignTextIsShownCutAndWithoutControlCharacters() {
    assertThat(Printable.quote("a\u001B[2J\u202Eb")).isEqualTo("\"a?[2J?b\"");
    assertThat(Printable.quote("x".repeat(65))).isEqualTo("\"" + "x".repeat(64) + "…\"");
    assertThat(Printable.quote("x".repeat(64))).isEqualTo("\"" + "x".repeat(64) + "\"");
    assertThat(Printable.cut("𝒳𝒳𝒳", 2)).isEqualTo("𝒳𝒳…");
    assertThat(Printable.quote("\uD800")).isEqualTo("\"?\"");
  }
}
