// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.message.Action;
import dev.openc2.message.Command;
import dev.openc2.message.Pairs;
import dev.openc2.message.Response;
import dev.openc2.message.Results;
import dev.openc2.target.FeaturesTarget;
import dev.openc2.tree.Language;
import dev.openc2.value.Feature;
import dev.openc2.value.Nsid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a Consumer tells of itself (oc2ls v1.0 §4.1); see DispatchTest for what comes of args. */
final class FeatureQueryTest {

  private static final Nsid SLPF = Nsid.of("slpf");
  private static final Nsid DOOR = Nsid.of("x-door");
  private static final Pairs FILTER = Pairs.builder().add(Action.DENY, "ipv4_net").build();
  private static final Pairs LOCK =
      Pairs.builder().add(Action.DENY, "x-door:lock").add(Action.ALLOW, "x-door:lock").build();
  private static final Pairs COMMON = Pairs.builder().add(Action.CANCEL, "command").build();

  private static FeatureQuery consumer(Language language) {
    Map<Nsid, Pairs> byProfile = new LinkedHashMap<>();
    byProfile.put(SLPF, FILTER);
    byProfile.put(DOOR, LOCK);
    return new FeatureQuery(language, byProfile, COMMON, 30.0);
  }

  private static Results ask(Language language, Feature... features) {
    Response response =
        consumer(language).answer(Command.of(Action.QUERY, new FeaturesTarget(Set.of(features))));
    assertThat(response.status()).isEqualTo(200);
    return Objects.requireNonNull(response.results());
  }

  // C9: query features is implemented; C11: an empty list is answered with 200 and no results.
  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("C9")
  @Tag("C11")
  void anEmptyListIsAnsweredWithoutResults(Language language) {
    Response response =
        consumer(language).answer(Command.of(Action.QUERY, new FeaturesTarget(Set.of())));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.results()).isNull();
  }

  // C12: what is claimed is what is spoken.
  @Test
  @Tag("C12")
  void theVersionsAreThoseThatAreSpoken() {
    assertThat(ask(Language.V1_0, Feature.VERSIONS).versions()).containsExactly("1.0");
    assertThat(ask(Language.V2_0, Feature.VERSIONS).versions()).containsExactly("1.0", "2.0");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("C13")
  void theProfilesAreThoseOfTheActuatorsInTheirOrder(Language language) {
    assertThat(ask(language, Feature.PROFILES).profiles()).containsExactly(SLPF, DOOR);
  }

  // C14, language D-24: the flat pairs hold all of them in either language.
  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("C14")
  void thePairsAreAllThatCanBeAsked(Language language) {
    assertThat(ask(language, Feature.PAIRS).pairs())
        .isEqualTo(
            Pairs.builder()
                .add(Action.QUERY, "features")
                .add(Action.DENY, List.of("ipv4_net", "x-door:lock"))
                .add(Action.ALLOW, "x-door:lock")
                .add(Action.CANCEL, "command")
                .build());
  }

  // C14, language D-24 (b): language 2.0 has the pairs of each profile under its namespace, too.
  @Test
  @Tag("C14")
  void inLanguageTwoThePairsOfEachProfileStandApartAsWell() {
    assertThat(ask(Language.V1_0, Feature.PAIRS).profilePairs()).isEmpty();
    assertThat(ask(Language.V2_0, Feature.PAIRS).profilePairs())
        .containsExactly(Map.entry(SLPF, FILTER), Map.entry(DOOR, LOCK));
    assertThat(ask(Language.V2_0, Feature.VERSIONS).profilePairs()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("C15")
  void theRateLimitIsTheOneThatIsEnforced(Language language) {
    assertThat(ask(language, Feature.RATE_LIMIT).rateLimit()).isEqualTo(30.0);
  }

  // C15: no limit is no error.
  @Test
  @Tag("C15")
  void withoutARateLimitTheAnswerIsGoodAllTheSame() {
    FeatureQuery query = new FeatureQuery(Language.V1_0, Map.of(), Pairs.NONE, null);

    Response response =
        query.answer(Command.of(Action.QUERY, new FeaturesTarget(Set.of(Feature.RATE_LIMIT))));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.results()).isNull();
  }

  @Test
  @Tag("C16")
  void severalFeaturesAreAnsweredTogether() {
    Results results = ask(Language.V2_0, Feature.values());

    assertThat(results.versions()).isNotNull();
    assertThat(results.profiles()).isNotNull();
    assertThat(results.pairs()).isNotNull();
    assertThat(results.rateLimit()).isNotNull();
  }
}
