/**
 * Time that stands still until a test moves it on, so that deadlines are tested without waiting.
 */
@NullMarked
package dev.openc2.testkit.time;

import org.jspecify.annotations.NullMarked;
