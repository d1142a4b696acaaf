/** Producers, brokers and Consumers together, in every combination that this machine has. */
@NullMarked
package dev.openc2.it.endtoend;

import org.jspecify.annotations.NullMarked;
