/**
 * What really goes over the wire: {@link dev.openc2.testkit.wire.RecordingProxy} stands between a
 * client and a broker on the loopback interface and keeps every MQTT 5 packet of both directions,
 * decoded by a reader of our own, which trusts no client library's word.
 *
 * <pre>{@code
 * try (RecordingProxy proxy = RecordingProxy.to(broker.port())) {
 *   // connect the client to proxy.port()
 *   Packet connect = proxy.awaitPacket(Packet.is(PacketType.CONNECT), Duration.ofSeconds(5));
 *   assertThat(connect.connect().cleanStart()).isFalse();
 * }
 * }</pre>
 */
@NullMarked
package dev.openc2.testkit.wire;

import org.jspecify.annotations.NullMarked;
