// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.transfer;

import dev.openc2.message.MessageKind;
import dev.openc2.transfer.InboundFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A frame as an {@link InMemoryNetwork} delivers it. */
record InMemoryFrame(
    RawFrame frame,
    String channel,
    boolean isForThisDeviceAlone,
    boolean isRedelivered,
    @Nullable Duration life,
    Runnable acknowledgement)
    implements InboundFrame {

  @Override
  public byte[] payload() {
    return frame.payload();
  }

  @Override
  public @Nullable String encoding() {
    return frame.encoding();
  }

  @Override
  public @Nullable MessageKind kind() {
    return frame.kind();
  }

  @Override
  public @Nullable String foreignContentType() {
    return frame.foreignContentType();
  }

  @Override
  public boolean isRetained() {
    return frame.retained();
  }

  @Override
  public void acknowledge() {
    acknowledgement.run();
  }
}
