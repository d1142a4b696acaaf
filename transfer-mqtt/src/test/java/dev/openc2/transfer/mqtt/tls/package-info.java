/** Tests of certificates and of secure connections. */
@NullMarked
package dev.openc2.transfer.mqtt.tls;

import org.jspecify.annotations.NullMarked;
