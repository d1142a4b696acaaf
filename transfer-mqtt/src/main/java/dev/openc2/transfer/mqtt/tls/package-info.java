/**
 * From PEM files to a TLS context that keeps transf-mqtt v1.0 appendix B: TLS 1.2 or 1.3, no NULL
 * suite, none of the suites that RFC 7540 appendix A bans, server certificate and host name always
 * verified. The JDK's client has no 0-RTT, so none can be sent.
 */
@NullMarked
package dev.openc2.transfer.mqtt.tls;

import org.jspecify.annotations.NullMarked;
