// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.testkit.netns.NetNamespace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Tests with real packets: a {@link Street} for all of a class, without our table for each. */
@Timeout(120)
abstract class OnTheStreet {

  private static @Nullable Street built;

  @BeforeAll
  static void build() throws Exception {
    NetNamespace.assumePossible();
    built = Street.build();
  }

  @AfterAll
  static void remove() {
    if (built != null) {
      built.close();
      built = null;
    }
  }

  @AfterEach
  void removeTable() {
    street().router.tryExec("nft", "delete", "table", "inet", "openc2");
  }

  static Street street() {
    if (built == null) {
      throw new IllegalStateException("there is no street");
    }
    return built;
  }
}
