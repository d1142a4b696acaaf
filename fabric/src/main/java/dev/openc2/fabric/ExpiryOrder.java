// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.fabric;

import com.hivemq.bootstrap.netty.ChannelHandlerNames;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extensions.client.parameter.ConnectionAttributeStoreImpl;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.lang.reflect.Field;
import java.util.List;

/**
 * An extension that puts two handlers of HiveMQ CE 2025.5 in the right order on each connection.
 *
 * <p>What is to be sent to a client passes the handler that drops expired messages before the one
 * that counts what is unacknowledged. Dropped there, a message is never counted off. That happens
 * to one that the client has not acknowledged before its connection was lost, and that expires
 * (MQTT v5.0 §3.3.2.3.3) before the client is back: it gets what else was unacknowledged, and then
 * nothing any more, on that connection.
 *
 * <p>The extension SDK does not hand out the channel of a connection, hence the reflection; a
 * HiveMQ that has no such field does not start. Thread-safe.
 */
final class ExpiryOrder implements ExtensionMain {

  private static final String EXPIRY = ChannelHandlerNames.MESSAGE_EXPIRY_HANDLER;
  private static final String COUNT = ChannelHandlerNames.MQTT_PUBLISH_FLOW_HANDLER;

  private final Field channel;

  private ExpiryOrder(Field channel) {
    this.channel = channel;
  }

  /**
   * The extension, to be given to a broker before it starts.
   *
   * @throws IllegalStateException if this HiveMQ is built otherwise
   */
  static EmbeddedExtension extension() {
    try {
      Field channel = ConnectionAttributeStoreImpl.class.getDeclaredField("channel");
      channel.setAccessible(true);
      return EmbeddedExtension.builder()
          .withId("openc2-expiry-order")
          .withName("Expiry before the count of what is unacknowledged")
          .withVersion("1")
          .withAuthor("openc2-mqtt")
          .withExtensionMain(new ExpiryOrder(channel))
          .build();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("not the HiveMQ that this was written for", e);
    }
  }

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    // HiveMQ waits for initializers before it sends CONNACK, and sends messages after that.
    Services.initializerRegistry()
        .setClientInitializer(
            (client, context) ->
                correct(client.getConnectionInformation().getConnectionAttributeStore()));
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
    // What is connected is about to be disconnected.
  }

  private void correct(Object attributeStore) {
    try {
      Channel connection = (Channel) channel.get(attributeStore);
      // In its own loop it cannot be closed meanwhile.
      connection.eventLoop().execute(() -> correct(connection.pipeline()));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the channel was made accessible", e);
    }
  }

  /** Outgoing messages come from the end of the pipeline. */
  private static void correct(ChannelPipeline pipeline) {
    List<String> names = pipeline.names();
    int count = names.indexOf(COUNT);
    // Both are gone if the connection is.
    if (count >= 0 && names.indexOf(EXPIRY) > count) {
      ChannelHandler expiry = pipeline.remove(EXPIRY);
      pipeline.addBefore(COUNT, EXPIRY, expiry);
    }
  }
}
