// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.cli.memory;

import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferProvider;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.util.Set;

/** Makes Producer transfers for {@code memory://name}. */
public final class MemoryTransferProvider implements TransferProvider {

  @Override
  public Set<String> schemes() {
    return Set.of("memory");
  }

  @Override
  public ProducerTransfer producer(TransferConfig config, ProducerId id) {
    MemoryNetwork network = MemoryNetwork.at(config.endpoint());
    network.connected(config, id.value());
    return new MemoryTransfer(network);
  }

  @Override
  public ConsumerTransfer consumer(TransferConfig config, DeviceId id, Set<Nsid> profiles) {
    throw new UnsupportedOperationException("the devices of a memory network are scripted");
  }
}
