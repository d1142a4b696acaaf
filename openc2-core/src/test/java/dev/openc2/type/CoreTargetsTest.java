// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoreTargetsTest {

  private final Map<String, TargetType<?>> targets = CoreTargets.byName();

  @Test
  void everyNameHasADeclarationOfThatName() {
    assertThat(targets).hasSize(18);
    assertThat(targets.keySet())
        .containsExactlyElementsOf(targets.entrySet().stream().map(Map.Entry::getKey).toList());
    targets.forEach((name, target) -> assertThat(target.name()).isEqualTo(name));
  }

  @Test
  void aTargetIsDeclaredOnce() {
    assertThat(targets.get("file")).isNotNull().isSameAs(targets.get("file"));
    assertThat(targets.values()).contains(targets.get("file"));
  }

  @Test
  void aNameThatTheLanguageDoesNotHaveIsNone() {
    assertThat(targets.get("ipv5_net")).isNull();
    assertThat(targets).doesNotContainKey("ipv5_net").doesNotContainKey("slpf:rule_number");
  }
}
