/** What every ledger keeps, in memory or not (transf-mqtt v1.0 §2.5). */
@NullMarked
package dev.openc2.testkit.ledger;

import org.jspecify.annotations.NullMarked;
