// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import nl.jqno.equalsverifier.EqualsVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueEqualityTest {

  @ParameterizedTest
  @ValueSource(classes = {CommandId.class, DeviceId.class, ProducerId.class, RequestId.class})
  void namesAreEqualByTheirText(Class<?> type) {
    EqualsVerifier.forClass(type)
        .withPrefabValues(String.class, "one", "two")
        .suppress(nl.jqno.equalsverifier.Warning.NULL_FIELDS)
        .verify();
  }

  @Test
  void octetsAreEqualByTheirContent() {
    EqualsVerifier.forClass(Octets.class)
        .suppress(nl.jqno.equalsverifier.Warning.NULL_FIELDS)
        .verify();
  }
}
