// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PacketFilter} keeps. One filter a test. */
public abstract class PacketFilterContract {

  private static final List<String> TARGETS =
      List.of(
          "'ipv4_net':'192.0.2.7'",
          "'ipv4_net':'192.0.2.129/25'",
          "'ipv6_net':'2001:db8::1'",
          "'ipv6_net':'2001:db8::/32'",
          "'ipv4_connection':{'protocol':'tcp','src_addr':'192.0.2.0/24','src_port':1,"
              + "'dst_addr':'198.51.100.7','dst_port':443}",
          "'ipv4_connection':{'protocol':'icmp'}",
          "'ipv4_connection':{'dst_port':53}",
          "'ipv6_connection':{'protocol':'udp','dst_addr':'2001:db8::/64'}",
          "'ipv6_connection':{'protocol':'icmp'}");

  @SuppressWarnings("NullAway.Init") // set before each test
  private PacketFilter filter;

  /** Makes a filter without rules; the suite closes it. */
  protected abstract PacketFilter createFilter() throws Exception;

  @BeforeEach
  final void create() throws Exception {
    filter = createFilter();
  }

  @AfterEach
  final void close() {
    filter.close();
  }

  protected static Target target(String json) {
    return SlpfJson.command("deny", json, "").target();
  }

  protected static FilterRule rule(long number, Verdict verdict, String target) {
    return rule(number, verdict, target, Direction.BOTH, true);
  }

  protected static FilterRule rule(
      long number, Verdict verdict, String target, Direction direction, boolean persistent) {
    return new FilterRule(
        new RuleNumber(number),
        verdict,
        target(target),
        direction,
        DropProcess.NONE,
        persistent,
        "producer");
  }

  @Test
  final void itBeginsWithoutRules() {
    assertThat(filter.rules()).isEmpty();
  }

  @Test
  final void everyKindOfRuleIsKeptAsItWasGiven() {
    List<FilterRule> rules = new ArrayList<>();
    for (String target : TARGETS) {
      for (Direction direction : filter.features().directions()) {
        rules.add(rule(rules.size() + 1, Verdict.DENY, target, direction, true));
      }
    }
    for (DropProcess dropProcess : filter.features().dropProcesses()) {
      rules.add(
          new FilterRule(
              new RuleNumber(rules.size() + 1),
              Verdict.DENY,
              target("'ipv4_net':'192.0.2.7'"),
              Direction.BOTH,
              dropProcess,
              true,
              null));
    }

    rules.forEach(filter::apply);

    rules.sort(FilterRule.EVALUATION_ORDER);
    assertThat(filter.rules()).containsExactlyElementsOf(rules);
  }

  @Test
  final void allowedComesBeforeDeniedAndTheLowerNumberFirst() {
    filter.apply(rule(2, Verdict.DENY, "'ipv4_net':'192.0.2.2'"));
    filter.apply(rule(4, Verdict.ALLOW, "'ipv4_net':'192.0.2.4'"));
    filter.apply(rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'"));
    filter.apply(rule(3, Verdict.ALLOW, "'ipv4_net':'192.0.2.3'"));

    assertThat(filter.rules())
        .extracting(rule -> rule.number().value())
        .containsExactly(3L, 4L, 1L, 2L);
  }

  @Test
  final void theSameTrafficMayHaveTwoRulesAndLosesOneAtATime() {
    filter.apply(rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'"));
    filter.apply(rule(2, Verdict.DENY, "'ipv4_net':'192.0.2.1'"));

    filter.remove(new RuleNumber(1));

    assertThat(filter.rules()).extracting(rule -> rule.number().value()).containsExactly(2L);
  }

  @Test
  final void aNumberThatIsTakenIsRefusedAndTheRuleStays() {
    FilterRule first = rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'");
    filter.apply(first);

    assertThatThrownBy(() -> filter.apply(rule(1, Verdict.ALLOW, "'ipv4_net':'192.0.2.2'")))
        .isInstanceOf(PacketFilterException.class);

    assertThat(filter.rules()).containsExactly(first);
  }

  @Test
  final void aRuleThatIsNotThereCannotBeRemoved() {
    assertThatThrownBy(() -> filter.remove(new RuleNumber(1)))
        .isInstanceOf(PacketFilterException.class);
  }

  @Test
  final void aNumberIsFreeAgainWhenItsRuleIsRemoved() {
    filter.apply(rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'"));
    filter.remove(new RuleNumber(1));
    FilterRule second = rule(1, Verdict.ALLOW, "'ipv4_net':'192.0.2.2'");

    filter.apply(second);

    assertThat(filter.rules()).containsExactly(second);
  }

  @ParameterizedTest
  @ValueSource(longs = {(1L << 53) - 1, 0, -1, 1 - (1L << 53)})
  final void theLargestAndTheLeastNumberAreNumbers(long number) {
    FilterRule rule = rule(number, Verdict.DENY, "'ipv4_net':'0.0.0.0/0'");

    filter.apply(rule);
    filter.remove(rule.number());

    assertThat(filter.rules()).isEmpty();
  }

  @Test
  final void whatHasNoRulesIsBlank() {
    assertThat(filter.isBlank()).isTrue();
  }

  @Test
  final void aChangeOfSeveralRulesIsMadeInOneStep() {
    filter.apply(rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'"));
    filter.apply(rule(2, Verdict.DENY, "'ipv4_net':'192.0.2.2'"));
    FilterRule third = rule(3, Verdict.DENY, "'ipv6_net':'2001:db8::3'");
    FilterRule again = rule(2, Verdict.ALLOW, "'ipv4_net':'192.0.2.2'");

    filter.change(
        new RuleChange(Set.of(new RuleNumber(1), new RuleNumber(2)), List.of(third, again)));

    assertThat(filter.rules()).containsExactly(again, third);
  }

  @Test
  final void aChangeThatIsPartlyImpossibleChangesNothing() {
    FilterRule first = rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'");
    filter.apply(first);

    assertThatThrownBy(
            () ->
                filter.change(
                    new RuleChange(
                        Set.of(new RuleNumber(7)),
                        List.of(rule(2, Verdict.DENY, "'ipv4_net':'192.0.2.2'")))))
        .isInstanceOf(PacketFilterException.class);

    assertThat(filter.rules()).containsExactly(first);
  }

  @Test
  final void netsThatOverlapAreRulesOfTheirOwn() {
    FilterRule wide = rule(1, Verdict.DENY, "'ipv4_net':'192.0.0.0/8'");
    FilterRule narrow = rule(2, Verdict.DENY, "'ipv4_net':'192.0.2.0/24'");
    FilterRule same = rule(3, Verdict.DENY, "'ipv4_net':'192.0.2.0/24'");
    FilterRule one = rule(4, Verdict.DENY, "'ipv4_net':'192.0.2.7'");

    List.of(wide, narrow, same, one).forEach(filter::apply);
    filter.remove(narrow.number());

    assertThat(filter.rules()).containsExactly(wide, same, one);
  }

  @Test
  final void restoringPutsInForceExactlyWhatIsAskedForAndTellsTheDifference() {
    FilterRule kept = rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'");
    FilterRule foreign = rule(2, Verdict.DENY, "'ipv4_net':'192.0.2.2'");
    FilterRule missing = rule(3, Verdict.DENY, "'ipv4_connection':{'dst_port':53}");
    filter.apply(kept);
    filter.apply(foreign);

    Drift drift = filter.restore(List.of(kept, missing));

    assertThat(drift.missing()).containsExactly(missing.number());
    assertThat(drift.foreign()).hasSize(1);
    assertThat(filter.rules()).containsExactly(kept, missing);
    assertThat(filter.restore(List.of(missing, kept)).isNone()).isTrue();
  }

  @Test
  final void aPreviewNamesWhatItIsAboutAndChangesNothing() {
    FilterRule rule = rule(1, Verdict.DENY, "'ipv4_net':'192.0.2.1'");

    String preview = filter.preview(RuleChange.adding(rule));

    assertThat(preview).contains("192.0.2.1");
    assertThat(filter.rules()).isEmpty();
  }

  @Test
  final void itMayBeClosedTwice() {
    filter.close();

    assertThatCode(filter::close).doesNotThrowAnyException();
  }
}
