// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer;

import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.ProducerId;
import java.util.Set;

/**
 * Makes the transfers of some URI schemes. Named in {@code
 * META-INF/services/dev.openc2.transfer.TransferProvider}, with a public constructor without
 * parameters; stateless. A configuration that cannot work is refused with {@link
 * IllegalArgumentException} and one sentence; nothing is connected before {@code start}.
 */
public interface TransferProvider {

  /** The schemes in lower case, such as {@code mqtt} and {@code mqtts}. */
  Set<String> schemes();

  /** A transfer for the Producer with this id. */
  ProducerTransfer producer(TransferConfig config, ProducerId id);

  /** A transfer for the Consumer with this id, which implements these profiles (at least one). */
  ConsumerTransfer consumer(TransferConfig config, DeviceId id, Set<Nsid> profiles);
}
