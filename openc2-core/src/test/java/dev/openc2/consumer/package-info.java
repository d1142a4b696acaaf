/** Tests of the consumer engine with a transfer, actuators and a profile of their own. */
@NullMarked
package dev.openc2.consumer;

import org.jspecify.annotations.NullMarked;
