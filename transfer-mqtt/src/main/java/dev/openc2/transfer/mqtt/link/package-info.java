/**
 * The narrow port to an MQTT 5 client library: {@link dev.openc2.transfer.mqtt.link.MqttLink} is
 * all that the rest of the transfer knows of one, and {@link
 * dev.openc2.transfer.mqtt.link.PahoLink} the only family of classes that imports Eclipse Paho.
 *
 * <p>Paho 1.2.5 keeps the connection, numbers nothing and decides nothing: connections are
 * supervised, publishes numbered, queued and sent again, and incoming publishes decoded and
 * acknowledged by this package. That is why QoS 2 may be received too (transf-mqtt v1.0 §2.3, §3.3
 * "Maximum QoS 2"): Paho, whose QoS 2 receiving leaks and breaks with manual acknowledgement, never
 * sees an incoming PUBLISH.
 *
 * <p>What Paho does wrong, how that is cured here and which tests fail without the cure is the
 * table of {@code docs/paho.md}.
 *
 * <p>Threads of one link, all daemons: <em>control</em> owns the state and calls the listener and
 * the completions; <em>handler</em> calls the {@link dev.openc2.transfer.mqtt.link.InboundHandler}
 * in order; Paho's own threads only hand over and return. What comes with each message does not
 * wait for either of them to wake up: when control is idle a publish is sent by whoever asks for it
 * and completed by the thread that reads its confirmation, and a handler that never waits is called
 * by the thread that reads the publish.
 */
@NullMarked
package dev.openc2.transfer.mqtt.link;

import org.jspecify.annotations.NullMarked;
