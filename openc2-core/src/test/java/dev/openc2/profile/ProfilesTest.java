// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openc2.value.Nsid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which namespaces may be named without being loaded (D-7). */
final class ProfilesTest {

  @ParameterizedTest
  @CsvSource({"slpf,true", "er,true", "th,true", "x-any,true", "blinky,false", "xany,false"})
  void aNameIsKnownIfItIsRegisteredOrPrivate(String name, boolean known) {
    assertThat(Profiles.none().isKnownName(Nsid.of(name))).isEqualTo(known);
  }
}
