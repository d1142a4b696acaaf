// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.testkit.time.ManualScheduler;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

class InMemoryTransferTest extends TransferContract {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ManualScheduler time = new ManualScheduler();
  private final InMemoryNetwork network = new InMemoryNetwork(threads, time, time::nanoTime);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Override
  protected ProducerTransfer newProducer(ProducerId id) {
    return network.producer(id);
  }

  @Override
  protected ConsumerTransfer newConsumer(DeviceId id, Set<Nsid> profiles) {
    return network.consumer(id, profiles);
  }

  @Override
  protected void letPass(Duration passing) {
    time.advance(passing);
  }
}
