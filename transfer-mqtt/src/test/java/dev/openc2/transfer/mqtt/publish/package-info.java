/** Tests of the properties of a publish. */
@NullMarked
package dev.openc2.transfer.mqtt.publish;

import org.jspecify.annotations.NullMarked;
