/**
 * The OASIS transfer of OpenC2 messages over MQTT 5 (transf-mqtt v1.0): {@link
 * dev.openc2.transfer.mqtt.MqttTransfer} in the role of a Producer or of a Consumer, found through
 * {@code mqtt://} and {@code mqtts://} URIs.
 *
 * <p>What stands between the engines and the wire is small: {@code topic} turns ids and
 * destinations into topics, {@code publish} turns frames into PUBLISH properties and back, {@code
 * link} keeps the connection. Handlers are called on the link's handler thread, completions on its
 * control thread: neither may be blocked.
 */
@NullMarked
package dev.openc2.transfer.mqtt;

import org.jspecify.annotations.NullMarked;
