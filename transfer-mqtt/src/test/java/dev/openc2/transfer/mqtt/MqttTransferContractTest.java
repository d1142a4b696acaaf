// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.testkit.broker.TestBroker;
import dev.openc2.testkit.broker.TestBrokers;
import dev.openc2.testkit.transfer.TransferContract;
import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.Credentials;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class MqttTransferContractTest extends TransferContract {

  private final Path directory;
  private final TestBroker broker = TestBrokers.embedded();
  private final MqttTransferProvider provider = new MqttTransferProvider();

  MqttTransferContractTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Override
  protected ProducerTransfer newProducer(ProducerId id) {
    return provider.producer(config(id.value()), id);
  }

  @Override
  protected ConsumerTransfer newConsumer(DeviceId id, Set<Nsid> profiles) {
    return provider.consumer(config(id.value()), id, profiles);
  }

  private TransferConfig config(String name) {
    return new TransferConfig(
        broker.uri(), Credentials.NONE, false, directory, Map.of("clientName", name));
  }
}
