/**
 * Internationalised domain names by IDNA2008 (RFC 5890 to 5893), for {@code idn_domain_name},
 * {@code idn_hostname} and {@code idn_email_addr} (oc2ls v1.0 §3.4).
 *
 * <p>The {@code java.net.IDN} of the JDK keeps to IDNA2003, which allows other names and knows
 * Unicode 3.2 only. {@link dev.openc2.value.idna.IdnNames} is the door; behind it each RFC has a
 * class: {@code Label} (5891), {@code CodePoints} and {@code ContextRules} (5892), {@code BidiRule}
 * (5893), {@code Punycode} (3492). All is stateless and thread-safe.
 */
@NullMarked
package dev.openc2.value.idna;

import org.jspecify.annotations.NullMarked;
