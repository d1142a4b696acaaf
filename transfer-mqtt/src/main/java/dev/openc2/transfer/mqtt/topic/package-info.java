/** The five topics of the specification, made only from valid ids (transf-mqtt v1.0 §2.2). */
@NullMarked
package dev.openc2.transfer.mqtt.topic;

import org.jspecify.annotations.NullMarked;
