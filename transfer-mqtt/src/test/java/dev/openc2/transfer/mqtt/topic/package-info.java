/** Tests of the topics. */
@NullMarked
package dev.openc2.transfer.mqtt.topic;

import org.jspecify.annotations.NullMarked;
