/** Certificates for tests of TLS, made fresh with the JDK's own keytool. */
@NullMarked
package dev.openc2.testkit.tls;

import org.jspecify.annotations.NullMarked;
