// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf.nft;

import dev.openc2.actuators.slpf.PacketFilter;
import dev.openc2.actuators.slpf.PacketFilterContract;
import dev.openc2.testkit.netns.NetNamespace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The packet filter of Linux keeps the contract of the port, on the real kernel. */
class NftablesContractTest extends PacketFilterContract {

  private @Nullable NetNamespace namespace;

  @BeforeAll
  static void needsNamespaces() {
    NetNamespace.assumePossible();
  }

  @Override
  protected PacketFilter createFilter() {
    NetNamespace fresh = NetNamespace.open();
    namespace = fresh;
    return filter(fresh);
  }

  /** A filter in a namespace, with a table of the usual kind. */
  static NftablesFilter filter(NetNamespace namespace) {
    return new NftablesFilter(
        new NftProgram(Path.of("/usr/sbin/nft"), namespace.name(), Duration.ofSeconds(10)),
        new Layout("openc2", -10, List.of(), ""));
  }

  @AfterEach
  void removeNamespace() {
    if (namespace != null) {
      namespace.close();
    }
  }
}
