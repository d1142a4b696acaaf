// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.openc2.target.FeaturesTarget;
import dev.openc2.target.PropertiesTarget;
import dev.openc2.target.Target;
import dev.openc2.target.UnknownTarget;
import dev.openc2.value.Feature;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The parts of a message check and copy what they are made of. */
final class MessagePartsTest {

  private static final Nsid SLPF = Nsid.of("slpf");
  private static final Target FEATURES = new FeaturesTarget(Set.of());

  @Test
  void whatAPartWasMadeOfCanBeChangedAfterwards() {
    List<String> to = new ArrayList<>(List.of("a"));
    Map<String, Object> other = new HashMap<>(Map.of("x", 1L));
    Set<Feature> features = EnumSet.of(Feature.PAIRS);
    Map<Nsid, Extension> extensions = new LinkedHashMap<>();
    Map<Action, Set<String>> pairs = new HashMap<>(Map.of(Action.DENY, Set.of("uri")));

    Headers headers = new Headers(null, null, null, to, other);
    FeaturesTarget target = new FeaturesTarget(features);
    Extensions none = new Extensions(extensions);
    Pairs made = new Pairs(pairs);
    to.add("b");
    other.clear();
    features.clear();
    extensions.put(SLPF, new RawExtension(SLPF, Map.of()));
    pairs.clear();

    assertThat(headers.to()).containsExactly("a");
    assertThat(headers.other()).containsKey("x");
    assertThat(target.features()).containsExactly(Feature.PAIRS);
    assertThat(none).isEqualTo(Extensions.NONE);
    assertThat(made.contains(Action.DENY, "uri")).isTrue();
  }

  @Test
  void headersCutTheirTimeToTheMillisecondsOfTheWire() {
    Headers headers = Headers.of(null, Instant.ofEpochSecond(5, 1_999_999), null, List.of());

    assertThat(headers.created()).isEqualTo(Instant.ofEpochMilli(5001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of(null, Instant.ofEpochMilli(-1), null, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of(null, Instant.MAX, null, List.of()));
  }

  // oc2ls v1.0 §3.1.4
  @Test
  void anExtensionStandsUnderItsOwnNamespaceAndOnlyOnce() {
    RawExtension slpf = new RawExtension(SLPF, Map.of("a", 1L));

    assertThat(Extensions.of(slpf).get(RawExtension.class)).contains(slpf);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Extensions(Map.of(Nsid.of("er"), slpf)));
    assertThatIllegalArgumentException().isThrownBy(() -> Extensions.of(slpf, slpf));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActuatorSpecifier(Nsid.of("er"), slpf));
    assertThatIllegalArgumentException().isThrownBy(() -> new RawExtension(SLPF, "text"));
    assertThat(new ActuatorSpecifier(SLPF, new RawExtension(SLPF, Map.of())))
        .isEqualTo(ActuatorSpecifier.of(SLPF));
  }

  @Test
  void anUnknownTargetHasANamespaceAndAName() {
    assertThat(new UnknownTarget("x-a:b", null).name()).isEqualTo("x-a:b");
    for (String name : List.of("uri", "x-a:", ":b", "X-a:b", "x-a:_b", "x-a:b:c", "x-a:b/c")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new UnknownTarget(name, null));
    }
  }

  // oc2ls v1.0 §3.3.2.2
  @Test
  void resultsHoldOnlyWhatMayBeSent() {
    assertThat(rate(-0.0)).isEqualTo(rate(0.0));
    assertThatIllegalArgumentException().isThrownBy(() -> rate(-1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> rate(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> rate(Double.POSITIVE_INFINITY));
    assertThatIllegalArgumentException().isThrownBy(() -> versions(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> versions(List.of("1.0", "2.0", "1.0")))
        .withMessageContaining("\"1.0\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PropertiesTarget(List.of("b", "a", "a")))
        .withMessageContaining("\"a\"");
    assertThat(new Results(null, null, Pairs.NONE, null, Extensions.NONE, null).isEmpty()).isTrue();
  }

  private static Results rate(double rate) {
    return new Results(null, null, null, rate, Extensions.NONE, null);
  }

  private static Results versions(List<String> versions) {
    return new Results(versions, null, null, null, Extensions.NONE, null);
  }

  // oc2ls v1.0 §3.4.2.1
  @Test
  void pairsAreMergedAndHaveNoActionWithoutATarget() {
    Pairs one = Pairs.builder().add(Action.DENY, "uri").add(Action.ALLOW).build();
    Pairs both = one.and(Pairs.builder().add(Action.DENY, "iri", "uri").build());

    assertThat(one.targetsByAction()).containsOnlyKeys(Action.DENY);
    assertThat(both.targetsByAction().get(Action.DENY)).containsExactly("uri", "iri");
    assertThat(both.contains(Action.ALLOW, "uri")).isFalse();
    assertThat(Pairs.NONE.isEmpty()).isTrue();
  }

  @Test
  void aResponseKnowsItsClass() {
    assertThat(Response.of(StatusCode.PROCESSING).isInterim()).isTrue();
    assertThat(Response.of(StatusCode.OK).isSuccess()).isTrue();
    assertThat(new Response(201, null, null).isSuccess()).isTrue();
    assertThat(new Response(201, null, null).statusCode()).isEmpty();
    assertThat(Response.of(StatusCode.BAD_REQUEST).isSuccess()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Response(99, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Response(600, null, null));
  }

  @Test
  void aCommandNamesItsPairAndProfile() {
    Command command = Command.of(Action.QUERY, FEATURES).withActuator(ActuatorSpecifier.of(SLPF));

    assertThat(command.pair()).isEqualTo("query features");
    assertThat(command.profile()).isEqualTo(SLPF);
    assertThat(command.kind()).isEqualTo(MessageKind.REQUEST);
    assertThat(command.withActuator(null).profile()).isNull();
  }

  @Test
  @SuppressWarnings("NullAway") // what the compiler refuses to annotated callers
  void requiredPartsAreAskedForAtOnce() {
    assertThatNullPointerException().isThrownBy(() -> Command.of(null, FEATURES));
    assertThatNullPointerException().isThrownBy(() -> Command.of(Action.QUERY, null));
    assertThatNullPointerException().isThrownBy(() -> Message.of(Headers.NONE, null));
  }
}
